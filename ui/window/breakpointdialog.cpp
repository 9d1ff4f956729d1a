#include "ui/window/breakpointdialog.h"

#include "core/formats/breakpointreader.h"
#include "core/formats/jsontext.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/scenariojson.h"
#include "ui/format/breakpointtext.h"
#include "ui/format/utf8.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace retryscope {

namespace {

QString textOf(const Json &entry, std::string_view key)
{
    const Json *value = entry.find(key);
    return value && value->string() ? QString::fromStdString(*value->string()) : QString();
}

/// The member of the entry at which an error lies: `attempt` of `/attempt/1`.
std::string keyOf(const Error &error)
{
    const std::string place = error.where.empty() ? std::string() : error.where.substr(1);
    return place.substr(0, place.find('/'));
}

} // namespace

BreakpointDialog::BreakpointDialog(const Json &entry, const QStringList &functions, QWidget *parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_on(new QComboBox)
    , m_function(new QLineEdit)
    , m_requestId(new QLineEdit)
    , m_payload(new QPlainTextEdit)
    , m_attempts(new QLineEdit)
    , m_metric(new QComboBox)
    , m_side(new QComboBox)
    , m_value(new QLineEdit)
    , m_hitCount(new QSpinBox)
    , m_logOnly(new QCheckBox(tr("Only log its hits, and never stop")))
    , m_name(new QLineEdit)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Breakpoint"));
    build(functions);
    fill(entry);
    for (QLineEdit *field : {m_function, m_requestId, m_attempts, m_value, m_name})
        connect(field, &QLineEdit::textChanged, this, &BreakpointDialog::check);
    connect(m_payload, &QPlainTextEdit::textChanged, this, &BreakpointDialog::check);
    for (QComboBox *field : {m_on, m_metric, m_side})
        connect(field, &QComboBox::currentIndexChanged, this, &BreakpointDialog::check);
    connect(m_on, &QComboBox::currentIndexChanged, this, &BreakpointDialog::showKind);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showKind();
    check();
}

QWidget *BreakpointDialog::withMessage(const char *key, QWidget *field)
{
    auto *both = new QWidget;
    auto *message = new FieldMessage;
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(field);
    layout->addWidget(message);
    m_messages[key] = message;
    return both;
}

void BreakpointDialog::build(const QStringList &functions)
{
    for (std::size_t i = 0; i < stopOnNames.size(); ++i)
        m_on->addItem(format::stopOn(static_cast<StopOn>(i)), format::text(stopOnNames[i]));
    for (const std::string_view metric : metricNames)
        m_metric->addItem(format::text(metric));
    m_side->addItem(tr("goes above"), QStringLiteral("above"));
    m_side->addItem(tr("falls below"), QStringLiteral("below"));
    m_function->setCompleter(new QCompleter(functions, m_function));
    m_function->setPlaceholderText(tr("any; or order-*, order-processor:live"));
    m_requestId->setPlaceholderText(tr("any"));
    m_payload->setPlaceholderText(tr("any; or a line each, as /order_id = ORD-1"));
    m_payload->setTabChangesFocus(true);
    m_payload->setMaximumHeight(qRound(style::scaled(64)));
    m_attempts->setPlaceholderText(tr("any; or 2, 3"));
    m_hitCount->setRange(1, 1'000'000'000);
    m_hitCount->setPrefix(tr("from hit "));

    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("Stop when"), withMessage("on", m_on));
    m_form->addRow(tr("Metric"), withMessage("metric", m_metric));
    m_form->addRow(tr("Crosses"), withMessage("below", m_side));
    m_form->addRow(tr("Value"), withMessage("above", m_value));
    m_form->addRow(tr("Function"), withMessage("function", m_function));
    m_form->addRow(tr("Event has"), withMessage("payload", m_payload));
    m_form->addRow(tr("Attempts"), withMessage("attempt", m_attempts));
    m_form->addRow(tr("Request id"), withMessage("requestId", m_requestId));
    m_form->addRow(tr("Stop"), withMessage("hitCount", m_hitCount));
    m_form->addRow(QString(), m_logOnly);
    m_form->addRow(tr("Name"), withMessage("name", m_name));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_buttons);
    setMinimumWidth(qRound(style::scaled(460)));
}

StopOn BreakpointDialog::kind() const
{
    return static_cast<StopOn>(m_on->currentIndex());
}

/// Only the fields that make sense for what it waits for.
void BreakpointDialog::showKind()
{
    const auto show = [this](QWidget *field, bool isShown) {
        QWidget *row = field->parentWidget();
        row->setVisible(isShown);
        m_form->labelForField(row)->setVisible(isShown);
    };
    for (QWidget *field : std::initializer_list<QWidget *>{m_metric, m_side, m_value})
        show(field, kind() == StopOn::MetricCrosses);
    for (QWidget *field : std::initializer_list<QWidget *>{m_payload, m_attempts, m_requestId})
        show(field, isAboutInvocation(kind()));
    adjustSize();
}

void BreakpointDialog::fill(const Json &entry)
{
    m_on->setCurrentIndex(std::max(m_on->findData(textOf(entry, "on")), 0));
    m_function->setText(textOf(entry, "function"));
    m_name->setText(textOf(entry, "name"));
    m_metric->setCurrentIndex(std::max(m_metric->findText(textOf(entry, "metric")), 0));
    const Json *below = entry.find("below");
    const Json *value = below ? below : entry.find("above");
    m_side->setCurrentIndex(below ? 1 : 0);
    m_value->setText(value ? QString::fromStdString(compactText(*value)) : QStringLiteral("0"));
    const Json *hitCount = entry.find("hitCount");
    if (hitCount && hitCount->number())
        m_hitCount->setValue(QString::fromStdString(hitCount->number()->text).toInt());
    const Json *logOnly = entry.find("logOnly");
    m_logOnly->setChecked(logOnly && logOnly->boolean() && *logOnly->boolean());
    const Json *enabled = entry.find("enabled");
    m_isEnabled = !enabled || !enabled->boolean() || *enabled->boolean();
    fillConditions(entry);
}

void BreakpointDialog::fillConditions(const Json &entry)
{
    m_requestId->setText(textOf(entry, "requestId"));
    const Json *attempts = entry.find("attempt");
    QStringList numbers;
    if (attempts && attempts->array()) {
        for (const Json &number : *attempts->array())
            numbers += QString::fromStdString(compactText(number));
    }
    m_attempts->setText(numbers.join(QStringLiteral(", ")));
    const Json *payload = entry.find("payload");
    QStringList lines;
    if (payload && payload->object()) {
        for (const auto &[pointer, value] : *payload->object())
            lines += tr("%1 = %2").arg(QString::fromStdString(pointer),
                                       QString::fromStdString(compactText(value)));
    }
    m_payload->setPlainText(lines.join(QLatin1Char('\n')));
}

void BreakpointDialog::putConditions(Json &entry) const
{
    Json::Object payload;
    for (const QString &line : m_payload->toPlainText().split(QLatin1Char('\n'))) {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        if (!line.trimmed().isEmpty())
            payload.push_back({line.left(equals).trimmed().toStdString(),
                               scenariojson::typedValue(
                                   equals < 0 ? QString() : line.mid(equals + 1).trimmed())});
    }
    if (!payload.empty())
        entry.set("payload", std::move(payload));
    Json::Array attempts;
    for (const QString &number : m_attempts->text().split(QLatin1Char(','))) {
        if (!number.trimmed().isEmpty())
            attempts.push_back(scenariojson::typedValue(number.trimmed()));
    }
    if (!attempts.empty())
        entry.set("attempt", std::move(attempts));
    if (!m_requestId->text().trimmed().isEmpty())
        entry.set("requestId", m_requestId->text().trimmed().toStdString());
}

Json BreakpointDialog::entry() const
{
    Json entry{Json::Object{}};
    entry.set("on", m_on->currentData().toString().toStdString());
    if (kind() == StopOn::MetricCrosses) {
        entry.set("metric", m_metric->currentText().toStdString());
        entry.set(m_side->currentData().toString().toStdString(),
                  scenariojson::typedValue(m_value->text()));
    }
    if (!m_function->text().trimmed().isEmpty())
        entry.set("function", m_function->text().trimmed().toStdString());
    if (isAboutInvocation(kind()))
        putConditions(entry);
    if (m_hitCount->value() > 1)
        entry.set("hitCount", m_hitCount->value());
    if (m_logOnly->isChecked())
        entry.set("logOnly", true);
    if (!m_isEnabled)
        entry.set("enabled", false);
    if (!m_name->text().isEmpty())
        entry.set("name", m_name->text().toStdString());
    return entry;
}

void BreakpointDialog::check()
{
    const auto read = readBreakpoint(entry());
    const std::vector<Error> errors = read ? std::vector<Error>() : read.error();
    // A value that falls below is wrong in the same field as one that goes above.
    const bool isValueWrong = std::ranges::any_of(errors, [this](const Error &error) {
        return keyOf(error) == "below" && isLevel(static_cast<Metric>(m_metric->currentIndex()));
    });
    for (const auto &[key, message] : m_messages) {
        std::vector<Error> own;
        for (const Error &error : errors) {
            const std::string at = isValueWrong && keyOf(error) == "below" ? "above" : keyOf(error);
            if (at == key)
                own.push_back({{}, error.what});
        }
        message->setErrors(own);
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(errors.empty());
}

} // namespace retryscope
