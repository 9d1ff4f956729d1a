#pragma once

#include "ui/document/beside.h"
#include "ui/timeline/trackdata.h"

#include <QObject>

#include <memory>

namespace retryscope {

class Document;

/// The series of the document's trace: at once for a small one, else made beside the GUI thread.
class TrackSource : public QObject
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit TrackSource(Document &document, QObject *parent = nullptr);

    /// Of the document's present trace; null while it is being made.
    [[nodiscard]] const TrackData *data() const { return m_data.get(); }

signals:
    void ready();

private:
    using Made = std::shared_ptr<const TrackData>;

    void make();

    Document &m_document;
    Made m_data;
    Beside<Made> m_work;
};

} // namespace retryscope
