#include "ui/editors/invocationdialog.h"

#include "core/formats/jsontext.h"
#include "core/formats/sampleevents.h"
#include "core/formats/textfile.h"
#include "core/model/scenario.h"
#include "ui/document/document.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/scenariojson.h"
#include "ui/style.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace retryscope {

namespace {

constexpr double secondsAYear = 31'536'000;
constexpr std::array sources{
    Source::Sdk, Source::S3,   Source::Sns,    Source::EventBridge, Source::Scheduler,
    Source::Ses, Source::Logs, Source::Config, Source::CodeCommit,  Source::CloudFormation,
    Source::Iot};
constexpr std::array types{InvocationType::Event, InvocationType::RequestResponse,
                           InvocationType::DryRun};

/// Every function and qualifier, as calls name them.
QStringList references(const Json &scenario)
{
    QStringList result;
    const QStringList names = scenariojson::functionNames(scenario);
    for (qsizetype i = 0; i < names.size(); ++i) {
        result += names[i];
        const QStringList all = scenariojson::qualifiers(scenario, static_cast<std::size_t>(i));
        for (const QString &qualifier : all.mid(1))
            result += QStringLiteral("%1:%2").arg(names[i], qualifier);
    }
    return result;
}

std::int64_t milliseconds(const QDoubleSpinBox &box)
{
    return std::llround(box.value() * 1000);
}

} // namespace

InvocationDialog::InvocationDialog(Document &document, Instant at, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_function(new QComboBox)
    , m_at(new QDoubleSpinBox)
    , m_count(new QSpinBox)
    , m_every(new QDoubleSpinBox)
    , m_type(new QComboBox)
    , m_source(new QComboBox)
    , m_payload(new QPlainTextEdit)
    , m_message(new FieldMessage)
{
    setWindowTitle(tr("Add invocation"));
    buildFields();
    m_at->setValue(static_cast<double>(at.time_since_epoch().count()) / 1000.0);
    auto *form = new QFormLayout;
    form->addRow(tr("Function"), m_function);
    form->addRow(tr("At, since the start"), m_at);
    form->addRow(tr("How many"), m_count);
    form->addRow(tr("One every"), m_every);
    form->addRow(tr("Invocation type"), m_type);
    form->addRow(tr("Source"), m_source);
    form->addRow(tr("Event"), m_payload);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *load = buttons->addButton(tr("Event from file…"), QDialogButtonBox::ActionRole);
    connect(load, &QPushButton::clicked, this, &InvocationDialog::loadEvent);
    connect(buttons, &QDialogButtonBox::accepted, this, &InvocationDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
}

void InvocationDialog::buildFields()
{
    m_function->setEditable(true);
    m_function->addItems(references(m_document.json()));
    m_function->setToolTip(tr("A function, with its qualifier behind a colon"));
    for (QDoubleSpinBox *box : {m_at, m_every}) {
        box->setDecimals(3);
        box->setRange(0, secondsAYear);
        box->setSuffix(tr(" s"));
    }
    m_every->setValue(1);
    m_every->setEnabled(false);
    m_count->setRange(1, 100'000'000);
    connect(m_count, &QSpinBox::valueChanged, m_every,
            [this](int count) { m_every->setEnabled(count > 1); });
    for (const InvocationType type : types)
        m_type->addItem(QString::fromLatin1(name(type)));
    for (const Source source : sources)
        m_source->addItem(QString::fromLatin1(name(source)));
    m_source->setToolTip(tr("Who calls; fills in a sample event of that service"));
    connect(m_source, &QComboBox::activated, this, &InvocationDialog::chooseSource);
    m_payload->setFont(style::font(style::FontRole::Mono));
    m_payload->setTabChangesFocus(true);
    m_payload->setAccessibleName(tr("Event"));
    m_payload->setPlainText(QStringLiteral("{}"));
    connect(m_payload, &QPlainTextEdit::textChanged, this, &InvocationDialog::checkEvent);
    m_payload->setMinimumSize(qRound(style::scaled(460)), qRound(style::scaled(200)));
}

/// What is no JSON is marked and said, with its place, while it is typed.
void InvocationDialog::checkEvent()
{
    const auto payload = parseJson(m_payload->toPlainText().toStdString());
    std::vector<Error> errors = payload ? std::vector<Error>() : payload.error();
    for (Error &error : errors)
        error.what = tr("Event, %1: ", "line:column or path")
                         .arg(QString::fromStdString(error.where))
                         .toStdString()
            + error.what;
    m_message->setErrors(errors);
    QPalette colours = palette();
    if (!payload)
        colours.setColor(QPalette::Text, style::mark(style::Mark::Failed).text);
    m_payload->setPalette(colours);
    m_payload->setAccessibleDescription(payload ? QString() : m_message->text());
}

void InvocationDialog::chooseSource(int row)
{
    const Json sample = sampleEvent(sources[static_cast<std::size_t>(row)]);
    m_payload->setPlainText(QString::fromStdString(prettyText(sample)).trimmed());
}

void InvocationDialog::loadEvent()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Event from file"), {},
                                                      tr("JSON (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    const auto text = readFile(path.toStdString());
    if (text)
        m_payload->setPlainText(QString::fromStdString(text.value()));
    else
        m_message->setErrors({text.error()});
}

Json InvocationDialog::invocation(const Json &payload) const
{
    Json result{Json::Object{}};
    result.set("atMs", milliseconds(*m_at));
    if (m_count->value() > 1) {
        result.set("everyMs", milliseconds(*m_every));
        result.set("count", m_count->value());
    }
    result.set("function", m_function->currentText().toStdString());
    if (m_type->currentIndex() > 0)
        result.set("type", m_type->currentText().toStdString());
    if (m_source->currentIndex() > 0)
        result.set("source", m_source->currentText().toStdString());
    result.set("payload", payload);
    return result;
}

void InvocationDialog::accept()
{
    const auto payload = parseJson(m_payload->toPlainText().toStdString());
    if (!payload)
        return checkEvent();
    const Json *all = m_document.json().find("invocations");
    const std::size_t count = all && all->array() ? all->array()->size() : 0;
    const auto errors =
        m_document.edit(tr("Add invocation of %1").arg(m_function->currentText()),
                        childPointer("/invocations", count), invocation(payload.value()));
    m_message->setErrors(errors);
    if (errors.empty())
        QDialog::accept();
}

} // namespace retryscope
