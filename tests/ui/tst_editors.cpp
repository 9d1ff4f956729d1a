#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/editors/behaviordialog.h"
#include "ui/editors/configform.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/scenarioeditor.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const QByteArray scenario = R"({
  "format": "retryscope-scenario", "version": 1, "title": "Editors",
  "functions": [
    {"FunctionName": "orders", "Versions": ["1"], "Aliases": [{"Name": "live", "FunctionVersion": "1"}],
     "EventInvokeConfigs": [{"MaximumRetryAttempts": 2, "MaximumEventAgeInSeconds": 300}],
     "behavior": [{"when": {"attempt": [1]}, "outcome": {"type": "error", "durationMs": 1000}},
                  {"outcome": {"type": "success"}}]},
    {"FunctionName": "mailer"}],
  "targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:orders-done"}],
  "invocations": [{"atMs": 0, "function": "orders"}, {"atMs": 5, "function": "orders:live"}]
})";

} // namespace

class tst_Editors : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(scenario, QStringLiteral("test"), QString()));
        m_document->finishSimulating();
        m_editor = std::make_unique<ScenarioEditor>(*m_document);
        m_editor->resize(300, 900);
        m_editor->show();
    }

    void cleanup()
    {
        m_editor.reset();
        m_document.reset();
    }

    void typingAnAgeIsOneNamedStep()
    {
        type(QStringLiteral("Maximum age, seconds"), QStringLiteral("59"));
        type(QStringLiteral("Maximum age, minutes"), QStringLiteral("1"));

        QCOMPARE(undoTexts(), QStringList{QStringLiteral("Maximum age 300 → 119")});
        QCOMPARE(value("/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds"),
                 QStringLiteral("119"));
    }

    void typing59SaysWhatAwsSays()
    {
        type(QStringLiteral("Maximum age, minutes"), QStringLiteral("0"));
        type(QStringLiteral("Maximum age, seconds"), QStringLiteral("59"));

        QCOMPARE(messages(),
                 QStringList{QStringLiteral(
                     "1 validation error detected: Value '59' at 'maximumEventAgeInSeconds' failed "
                     "to satisfy constraint: Member must have value greater than or equal to 60")});
        QCOMPARE(value("/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds"),
                 QStringLiteral("300"));
        QVERIFY(undoTexts().isEmpty());

        type(QStringLiteral("Maximum age, minutes"), QStringLiteral("1"));
        QVERIFY(messages().isEmpty());
    }

    void theTraceFollowsAnEdit()
    {
        const auto age = m_document->trace().settings({0}, 0).bySlot[0].maximumEventAge;
        QCOMPARE(age, Duration(300s));

        type(QStringLiteral("Maximum age, minutes"), QStringLiteral("2"));
        m_document->finishSimulating();

        QCOMPARE(m_document->trace().settings({0}, 0).bySlot[0].maximumEventAge, Duration(120s));
    }

    void retriesAreSegments()
    {
        click(QStringLiteral("Retry attempts: 0"));

        QCOMPARE(undoTexts(), QStringList{QStringLiteral("Retry attempts 2 → 0")});
        m_document->undoStack()->undo();
        QVERIFY(button(QStringLiteral("Retry attempts: 2"))->isChecked());
    }

    void aQualifierWithoutConfigGetsOne()
    {
        m_editor->form().showPlace({0, "live"});

        click(QStringLiteral("Retry attempts: 1"));

        QCOMPARE(value("/functions/0/EventInvokeConfigs/1"),
                 QStringLiteral(R"({"Qualifier":"live","MaximumRetryAttempts":1})"));
        QCOMPARE(undoTexts(), QStringList{QStringLiteral("Retry attempts default → 1")});
    }

    void aFunctionWithoutConfigsGetsOne()
    {
        m_editor->form().showPlace({1, "$LATEST"});

        click(QStringLiteral("Retry attempts: 1"));

        QCOMPARE(value("/functions/1/EventInvokeConfigs"),
                 QStringLiteral(R"([{"MaximumRetryAttempts":1}])"));
    }

    void targetsAreChosenByName()
    {
        QComboBox *box = field<QComboBox>(QStringLiteral("On success"));
        const int row = box->findText(QStringLiteral("SQS orders-done"));
        QVERIFY(row >= 0);
        box->setCurrentIndex(row);
        emit box->activated(row);

        QCOMPARE(value("/functions/0/EventInvokeConfigs/0/DestinationConfig"),
                 QStringLiteral(R"({"OnSuccess":{"Destination":)"
                                R"("arn:aws:sqs:us-east-1:123456789012:orders-done"}})"));
        QCOMPARE(undoTexts(), QStringList{QStringLiteral("On success none → SQS orders-done")});
    }

    void aTypedTargetIsTakenWordForWord()
    {
        type(QStringLiteral("DLQ"), QStringLiteral("my-queue"));

        QCOMPARE(messages().size(), 1);
        QVERIFY2(
            messages().front().startsWith(QStringLiteral(
                "1 validation error detected: Value 'my-queue' at 'deadLetterConfig.targetArn'")),
            qPrintable(messages().front()));
    }

    void theLastSettingTakesItsConfigAway()
    {
        m_editor->form().showPlace({1, "$LATEST"});
        type(QStringLiteral("On failure"), QStringLiteral("arn:aws:sqs:us-east-1:123456789012:q"));
        QCOMPARE(value("/functions/1/EventInvokeConfigs/0/DestinationConfig/OnFailure/Destination"),
                 QStringLiteral(R"("arn:aws:sqs:us-east-1:123456789012:q")"));

        type(QStringLiteral("On failure"), QString());

        QCOMPARE(value("/functions/1/EventInvokeConfigs"), QStringLiteral("[]"));
    }

    void concurrencyIsReservedAndFreed()
    {
        click(QStringLiteral("Reserve concurrency"));
        QCOMPARE(value("/functions/0/ReservedConcurrentExecutions"), QStringLiteral("0"));
        type(QStringLiteral("Reserved concurrency"), QStringLiteral("12"));
        QCOMPARE(value("/functions/0/ReservedConcurrentExecutions"), QStringLiteral("12"));

        click(QStringLiteral("Reserve concurrency"));

        QCOMPARE(value("/functions/0/ReservedConcurrentExecutions"), QString());
    }

    void theFormFollowsTheSelection()
    {
        m_document->select(InvocationId{1});

        QCOMPARE(m_editor->form().place(), (scenariojson::ConfigPlace{0, "live"}));
    }

    void aPointerLeadsToItsConfig()
    {
        m_editor->showPointer(QStringLiteral("/functions/1/DeadLetterConfig"));

        QCOMPARE(m_editor->form().place(), (scenariojson::ConfigPlace{1, "$LATEST"}));
    }

    void behavioursAreMovedAndRemoved()
    {
        auto *list = m_editor->findChild<QListView *>(QString(), Qt::FindChildrenRecursively);
        for (auto *view : m_editor->findChildren<QListView *>()) {
            if (view->accessibleName().startsWith(QStringLiteral("Behaviours")))
                list = view;
        }
        list->setCurrentIndex(list->model()->index(1, 0));
        click(QStringLiteral("Move up: the first that applies wins"));
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("otherwise"));

        list->setCurrentIndex(list->model()->index(0, 0));
        click(QStringLiteral("Remove the behaviour"));

        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(
            undoTexts(),
            (QStringList{QStringLiteral("Move behaviour “otherwise: succeeds, 100 ms” to place 1"),
                         QStringLiteral("Remove behaviour “otherwise: succeeds, 100 ms”")}));
    }

    void aBehaviourKeepsWhatItsDialogDoesNotShow()
    {
        const Json before(Json::Object{
            {"when",
             Json(Json::Object{{"fromMs", 1500},
                               {"payload", Json(Json::Object{{"/a", 1}, {"/b", "x"}})}})},
            {"outcome",
             Json(Json::Object{{"type", "error"}, {"errorType", "E"}, {"durationMs", 7}})}});

        const BehaviorDialog dialog(before, [](const Json &) { return std::vector<Error>(); });

        QCOMPARE(compactText(dialog.behavior()), compactText(before));
    }

    /// So that what is wrong with it is said of what was typed.
    void whatIsNoAttemptStaysAsItWasTyped()
    {
        const BehaviorDialog dialog(Json(Json::Object{}),
                                    [](const Json &) { return std::vector<Error>(); });
        for (QLineEdit *line : dialog.findChildren<QLineEdit *>()) {
            if (line->placeholderText() == QStringLiteral("any; or 1, 2"))
                line->setText(QStringLiteral("1, first"));
        }

        const Json behavior = dialog.behavior();

        QCOMPARE(compactText(*resolve(behavior, "/when/attempt")), std::string(R"([1,"first"])"));
    }

private:
    template <typename Field>
    Field *field(const QString &name)
    {
        for (Field *widget : m_editor->findChildren<Field *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }

    QAbstractButton *button(const QString &name) { return field<QAbstractButton>(name); }

    void click(const QString &name)
    {
        QVERIFY2(button(name), qPrintable(name));
        QTest::mouseClick(button(name), Qt::LeftButton, {}, QPoint(8, button(name)->height() / 2));
    }

    void type(const QString &name, const QString &text)
    {
        auto *widget = field<QWidget>(name);
        QVERIFY2(widget, qPrintable(name));
        auto *line = widget->findChild<QLineEdit *>();
        line->setFocus();
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
        if (qobject_cast<QComboBox *>(widget))
            QTest::keyClick(line, Qt::Key_Return);
    }

    QStringList messages()
    {
        QStringList result;
        for (const auto *message : m_editor->findChildren<FieldMessage *>()) {
            if (!message->isHidden())
                result += message->text();
        }
        return result;
    }

    QStringList undoTexts()
    {
        QStringList result;
        for (int i = 0; i < m_document->undoStack()->count(); ++i)
            result += m_document->undoStack()->text(i);
        return result;
    }

    QString value(const std::string &pointer)
    {
        const Json *found = resolve(m_document->json(), pointer);
        return found ? QString::fromStdString(compactText(*found)) : QString();
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<ScenarioEditor> m_editor;
};

QTEST_MAIN(tst_Editors)
#include "tst_editors.moc"
