#pragma once

#include "tests/ui/outage.h"
#include "ui/document/differences.h"
#include "ui/document/document.h"
#include "ui/style.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

namespace retryscope {

/// A test of the outage beside other runs.
class ComparedOutage : public QObject
{
protected:
    void open()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        style::apply(*qApp, style::Theme::Light);
        m_differences.reset();
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(outageScenario(), QStringLiteral("outage"), QString()));
        m_document->finishSimulating();
        m_differences = std::make_unique<Differences>(*m_document);
    }
    void finish()
    {
        m_document->finishSimulating();
        const auto isThere = [](const OtherRun &other) { return other.trace != nullptr; };
        QTRY_VERIFY(std::ranges::all_of(m_document->others(), isThere));
        m_differences->finish();
    }
    [[nodiscard]] static QString row(const QAbstractItemModel &model, int row)
    {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        return cells.join(QStringLiteral(" | "));
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Differences> m_differences;
};

} // namespace retryscope
