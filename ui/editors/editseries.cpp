#include "ui/editors/editseries.h"

#include "ui/document/document.h"

#include <QCoreApplication>
#include <QUndoStack>

namespace retryscope {

namespace {

int newMergeId()
{
    static int last = 0;
    return ++last;
}

} // namespace

EditSeries::EditSeries(Document &document, const QString &name)
    : m_document(document)
    , m_name(name)
{
}

std::vector<Error> EditSeries::edit(const QString &before, const QString &after,
                                    const scenariojson::Edit &edit)
{
    const bool goesOn = m_mergeId >= 0 && m_document.undoStack()->index() == m_undoIndex;
    if (!goesOn) {
        m_mergeId = newMergeId();
        m_before = before;
    }
    const QString text =
        QCoreApplication::translate("EditSeries", "%1 %2 → %3").arg(m_name, m_before, after);
    auto errors = m_document.edit(text, edit.pointer, edit.value, m_mergeId);
    m_undoIndex = m_document.undoStack()->index();
    return errors;
}

} // namespace retryscope
