#pragma once

#include "core/model/result.h"

#include <QComboBox>

#include <vector>

namespace retryscope {

class Document;

/// Which rule profile the scenario follows. A choice is an edit, and the simulation follows.
class ProfileChooser : public QComboBox
{
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit ProfileChooser(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    void showPopup() override;

signals:
    /// The scenario is none under that profile, and keeps its own.
    void refused(const QString &profile, const std::vector<retryscope::Error> &errors);

private:
    void showProfile();
    void choose(int row);

    Document &m_document;
};

} // namespace retryscope
