#pragma once

#include "core/formats/jsontext.h"
#include "core/trace/trace.h"
#include "tests/support/print.h"
#include "tests/ui/branchscenario.h"
#include "ui/document/document.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace retryscope {

/// A document of a function that fails, for tests that fork it.
class ForkedDocument
{
protected:
    void open()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(QByteArray(failing), QStringLiteral("test.json"), QString()));
        m_document->finishSimulating();
    }

    /// Forks the base at 1 s; the fork's place.
    std::size_t fork(const char *name, std::vector<JsonOperation> patch) const
    {
        const auto place = m_document->fork(QString::fromLatin1(name),
                                            Instant(std::chrono::seconds(1)), std::move(patch));
        if (!place)
            qFatal("%s", listed(place.error()).c_str());
        return place.value();
    }

    void show(BranchId branch) const
    {
        m_document->show(branch);
        m_document->finishSimulating();
    }

    /// A fork's patch as it stands in the scenario, as compact JSON.
    [[nodiscard]] std::string patchOf(std::size_t fork) const
    {
        return compactText(*resolve(m_document->branchJson(BranchId()),
                                    "/forks/" + std::to_string(fork) + "/patch"));
    }

    std::unique_ptr<Document> m_document;
};

} // namespace retryscope
