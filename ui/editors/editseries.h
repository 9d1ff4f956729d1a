#pragma once

#include "core/model/result.h"
#include "ui/editors/scenariojson.h"

#include <QString>

#include <vector>

namespace retryscope {

class Document;

/// Makes the edits of one field, so that those that follow each other while a person types become
/// one undo step, named after its first and last value: `Maximum age 300 → 60`.
class EditSeries
{
public:
    /// `name` is the field's; the document must outlive the series.
    EditSeries(Document &document, const QString &name);

    /// Changes the value from what reads as `before` to what reads as `after`.
    std::vector<Error> edit(const QString &before, const QString &after,
                            const scenariojson::Edit &edit);

    /// The next edit is a step of its own.
    void end() { m_mergeId = -1; }

private:
    Document &m_document;
    QString m_name;
    QString m_before; // of the first edit
    int m_mergeId = -1;
    int m_undoIndex = 0; // of the undo stack after the last edit
};

} // namespace retryscope
