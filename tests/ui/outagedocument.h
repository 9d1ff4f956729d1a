#pragma once

#include "core/model/simtime.h"
#include "tests/ui/outage.h"
#include "ui/document/document.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace retryscope {

/// A document of the outage: its cursor at 1:21, and #3, which has expired by then, selected.
class OutageDocument
{
protected:
    void open()
    {
        using namespace std::chrono_literals;
        // The platform without a display says so each time that a widget is shown.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(outageScenario(), QStringLiteral("outage"), QString()));
        m_document->finishSimulating();
        m_document->select(InvocationId{2});
        m_document->moveToTime(Instant(81s));
    }

    std::unique_ptr<Document> m_document;
};

} // namespace retryscope
