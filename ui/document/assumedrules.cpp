#include "ui/document/assumedrules.h"

#include "core/trace/uncertainrules.h"
#include "ui/document/document.h"

namespace retryscope {

AssumedRules::AssumedRules(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_work([this](const Result &found) { take(found); })
{
    connect(&document, &Document::traceChanged, this, &AssumedRules::start);
    start();
}

void AssumedRules::start()
{
    m_work.start([trace = m_document.sharedTrace()](const std::atomic<bool> &isCancelled) {
        return uncertainRules(*trace, isCancelled);
    });
}

void AssumedRules::take(const Result &found)
{
    if (!found || *found == m_rules)
        return;
    m_rules = *found;
    emit changed();
}

} // namespace retryscope
