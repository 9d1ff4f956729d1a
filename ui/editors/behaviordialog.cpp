#include "ui/editors/behaviordialog.h"

#include "core/formats/jsontext.h"
#include "core/model/scenario.h"
#include "ui/editors/behaviortext.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/scenariojson.h"
#include "ui/editors/section.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace retryscope {

namespace {

using scenariojson::text;
using scenariojson::typedValue;
using scenariojson::wholeNumber;

constexpr int secondsAYear = 31'536'000;

QSpinBox *durationBox(const QString &name)
{
    auto *box = new QSpinBox;
    box->setRange(0, 86'400'000);
    box->setSuffix(QDialog::tr(" ms"));
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    return box;
}

} // namespace

BehaviorDialog::BehaviorDialog(const Json &behavior, Apply apply, QWidget *parent)
    : QDialog(parent)
    , m_original(behavior)
    , m_apply(std::move(apply))
    , m_message(new FieldMessage)
{
    setWindowTitle(tr("Behaviour"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildWhen(*form);
    buildOutcome(*form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &BehaviorDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    fill(behavior);
    connect(m_type, &QComboBox::currentIndexChanged, this, &BehaviorDialog::enable);
    enable();
}

void BehaviorDialog::buildWhen(QFormLayout &form)
{
    const auto time = [&form](QCheckBox *&has, QDoubleSpinBox *&box, const QString &label) {
        has = new QCheckBox(label);
        box = new QDoubleSpinBox;
        box->setDecimals(3);
        box->setRange(0, secondsAYear);
        box->setSuffix(tr(" s"));
        box->setAccessibleName(label);
        box->setEnabled(false);
        connect(has, &QCheckBox::toggled, box, &QWidget::setEnabled);
        form.addRow(has, box);
    };
    form.addRow(sectionHeading(tr("When")));
    time(m_hasFrom, m_from, tr("From, since the start"));
    time(m_hasTo, m_to, tr("Before, since the start"));
    m_attempts = new QLineEdit;
    m_attempts->setPlaceholderText(tr("any; or 1, 2"));
    m_pointer = new QLineEdit;
    m_pointer->setPlaceholderText(tr("any event; or a JSON pointer, as /card"));
    m_value = new QLineEdit;
    form.addRow(tr("Attempts"), m_attempts);
    form.addRow(tr("Event has at"), m_pointer);
    form.addRow(tr("the value"), m_value);
}

void BehaviorDialog::buildOutcome(QFormLayout &form)
{
    form.addRow(sectionHeading(tr("Outcome")));
    m_type = new QComboBox;
    m_type->addItems(outcomeNames());
    m_least = durationBox(tr("Shortest run"));
    m_most = durationBox(tr("Longest run"));
    connect(m_least, &QSpinBox::valueChanged, m_most, &QSpinBox::setMinimum);
    m_errorType = new QLineEdit;
    m_errorMessage = new QLineEdit;
    m_response = new QPlainTextEdit;
    m_response->setFont(style::font(style::FontRole::Mono));
    m_response->setTabChangesFocus(true);
    m_response->setMaximumHeight(qRound(style::scaled(96)));
    form.addRow(tr("Type"), m_type);
    form.addRow(tr("Shortest run"), m_least);
    form.addRow(tr("Longest run"), m_most);
    form.addRow(tr("Error type"), m_errorType);
    form.addRow(tr("Error message"), m_errorMessage);
    form.addRow(tr("Response"), m_response);
}

void BehaviorDialog::fill(const Json &behavior)
{
    if (const Json *when = behavior.find("when"))
        showWhen(*when);
    if (const Json *outcome = behavior.find("outcome"))
        showOutcome(*outcome);
}

void BehaviorDialog::showWhen(const Json &when)
{
    const auto time = [&when](const char *key, QCheckBox &has, QDoubleSpinBox &box) {
        const auto milliseconds = wholeNumber(when.find(key));
        has.setChecked(milliseconds.has_value());
        box.setValue(static_cast<double>(milliseconds.value_or(0)) / 1000.0);
    };
    time("fromMs", *m_hasFrom, *m_from);
    time("toMs", *m_hasTo, *m_to);
    QStringList attempts;
    if (const Json *list = when.find("attempt"); list && list->array()) {
        for (const Json &attempt : *list->array())
            attempts += QString::number(wholeNumber(&attempt).value_or(0));
    }
    m_attempts->setText(attempts.join(QStringLiteral(", ")));
    const Json *payload = when.find("payload");
    if (payload && payload->object() && !payload->object()->empty()) {
        const JsonMember &first = payload->object()->front();
        m_pointer->setText(QString::fromStdString(first.key));
        m_value->setText(QString::fromStdString(compactText(first.value)));
    }
}

void BehaviorDialog::showOutcome(const Json &outcome)
{
    m_type->setCurrentIndex(static_cast<int>(outcomeTypes().indexOf(text(outcome.find("type")))));
    const Json *run = outcome.find("durationMs");
    const bool isRange = run && run->isObject();
    m_least->setValue(
        static_cast<int>(wholeNumber(isRange ? run->find("min") : run).value_or(100)));
    m_most->setValue(static_cast<int>(wholeNumber(isRange ? run->find("max") : run).value_or(100)));
    m_errorType->setText(text(outcome.find("errorType")));
    m_errorMessage->setText(text(outcome.find("errorMessage")));
    if (const Json *response = outcome.find("response"))
        m_response->setPlainText(QString::fromStdString(prettyText(*response)).trimmed());
}

QString BehaviorDialog::type() const
{
    return outcomeTypes().value(m_type->currentIndex());
}

void BehaviorDialog::enable()
{
    const QString word = type();
    const bool isError = word == QStringLiteral("error") || word == QStringLiteral("initError");
    const bool isSuccess = word == QStringLiteral("success");
    const bool hasRun = isError || isSuccess || word == QStringLiteral("exit")
        || word == QStringLiteral("outOfMemory");
    m_least->setEnabled(hasRun);
    m_most->setEnabled(hasRun);
    m_errorType->setEnabled(isError);
    m_errorMessage->setEnabled(isError);
    m_response->setEnabled(isSuccess);
}

Json BehaviorDialog::when() const
{
    const Json *before = m_original.find("when");
    Json result = before ? *before : Json(Json::Object{});
    const auto put = [&result](const char *key, std::optional<Json> value) {
        if (value)
            result.set(key, std::move(*value));
        else
            std::erase_if(*result.object(),
                          [key](const JsonMember &member) { return member.key == key; });
    };
    const auto time = [](const QCheckBox &has, const QDoubleSpinBox &box) {
        return has.isChecked()
            ? std::optional<Json>(Json(std::int64_t{std::llround(box.value() * 1000)}))
            : std::nullopt;
    };
    put("fromMs", time(*m_hasFrom, *m_from));
    put("toMs", time(*m_hasTo, *m_to));
    Json::Array attempts;
    for (const QString &number : m_attempts->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        attempts.push_back(typedValue(number.trimmed()));
    put("attempt", attempts.empty() ? std::nullopt : std::optional<Json>(std::move(attempts)));
    Json::Object payload;
    if (!m_pointer->text().isEmpty())
        payload.push_back({m_pointer->text().toStdString(), typedValue(m_value->text())});
    // Further conditions have no field here, and stay.
    if (const Json *more = before ? before->find("payload") : nullptr; more && more->object()) {
        for (std::size_t i = 1; i < more->object()->size(); ++i)
            payload.push_back((*more->object())[i]);
    }
    put("payload", payload.empty() ? std::nullopt : std::optional<Json>(std::move(payload)));
    return result;
}

Json BehaviorDialog::outcome() const
{
    const QString word = type();
    const Json *before = m_original.find("outcome");
    if (before && word == QStringLiteral("oneOf"))
        return *before;
    Json result{Json::Object{}};
    result.set("type", word.toStdString());
    if (m_errorType->isEnabled() && !m_errorType->text().isEmpty())
        result.set("errorType", m_errorType->text().toStdString());
    if (m_errorMessage->isEnabled() && !m_errorMessage->text().isEmpty())
        result.set("errorMessage", m_errorMessage->text().toStdString());
    if (m_response->isEnabled() && !m_response->toPlainText().trimmed().isEmpty())
        result.set("response", typedValue(m_response->toPlainText().trimmed()));
    if (m_least->isEnabled() && m_least->value() == m_most->value())
        result.set("durationMs", m_least->value());
    else if (m_least->isEnabled())
        result.set("durationMs",
                   Json(Json::Object{{"min", m_least->value()}, {"max", m_most->value()}}));
    return result;
}

Json BehaviorDialog::behavior() const
{
    Json result = m_original.isObject() ? m_original : Json(Json::Object{});
    Json condition = when();
    if (condition.object()->empty())
        std::erase_if(*result.object(),
                      [](const JsonMember &member) { return member.key == "when"; });
    else
        result.set("when", std::move(condition));
    result.set("outcome", outcome());
    return result;
}

void BehaviorDialog::accept()
{
    const auto errors = m_apply(behavior());
    m_message->setErrors(errors);
    if (errors.empty())
        QDialog::accept();
}

} // namespace retryscope
