#pragma once

#include "core/model/simtime.h"
#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/timeline/timelineview.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace retryscope {

/// A timeline of the outage, its cursor at 1:21.
class OutageTimeline
{
protected:
    void open()
    {
        using namespace std::chrono_literals;
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
        m_document->finishSimulating();
        m_document->moveToTime(Instant{81s});
        m_view = std::make_unique<TimelineView>(*m_document);
        m_view->resize(1044, 570);
        m_view->show();
    }

    void close()
    {
        m_view.reset();
        m_document.reset();
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<TimelineView> m_view;
};

} // namespace retryscope
