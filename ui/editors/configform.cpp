#include "ui/editors/configform.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/editors/agefield.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/schedulepreview.h"
#include "ui/editors/section.h"
#include "ui/editors/segmentedfield.h"
#include "ui/editors/targetfield.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace retryscope {

namespace {

// What AWS has where nothing is set.
constexpr std::int64_t defaultAge = 21'600;
constexpr int defaultRetries = 2;
constexpr int defaultTimeout = 3;

void fill(QComboBox &box, const QStringList &items, int current)
{
    const QSignalBlocker quiet(&box);
    box.clear();
    box.addItems(items);
    box.setCurrentIndex(current);
}

} // namespace

ConfigForm::ConfigForm(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_ageSeries(document, tr("Maximum age"))
    , m_reservedSeries(document, tr("Reserved concurrency"))
    , m_timeoutSeries(document, tr("Timeout"))
    , m_function(new QComboBox)
    , m_qualifier(new QComboBox)
    , m_age(new AgeField)
    , m_ageMessage(new FieldMessage)
    , m_retries(new SegmentedField({tr("0"), tr("1"), tr("2")}, tr("Retry attempts")))
    , m_preview(new SchedulePreview)
    , m_previewText(new QLabel)
    , m_isReserved(new QCheckBox(tr("Reserve")))
    , m_reserved(new QSpinBox)
    , m_reservedMessage(new FieldMessage)
    , m_timeout(new QSpinBox)
    , m_timeoutMessage(new FieldMessage)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    buildPlace(*layout);
    buildAsynchronous(*layout);
    buildTargets(*layout);
    buildLimits(*layout);
    connectFields();
    connect(&m_document, &Document::contentChanged, this, &ConfigForm::refresh);
    connect(&m_document, &Document::traceChanged, this, &ConfigForm::refreshPreview);
    connect(&m_document, &Document::selectionChanged, this, &ConfigForm::followSelection);
    refresh();
}

void ConfigForm::connectFields()
{
    connect(m_function, &QComboBox::activated, this, [this](int row) {
        showPlace({static_cast<std::size_t>(row), "$LATEST"});
    });
    connect(m_qualifier, &QComboBox::activated, this, [this] {
        showPlace({m_place.function, m_qualifier->currentText().toStdString()});
    });
    connect(m_age, &AgeField::edited, this, &ConfigForm::editAge);
    connect(m_age, &AgeField::left, this, [this] { m_ageSeries.end(); });
    connect(m_retries, &SegmentedField::chosen, this, &ConfigForm::editRetries);
    connect(m_deadLetter, &TargetField::edited, this, &ConfigForm::editDeadLetter);
    connect(m_onSuccess, &TargetField::edited, this,
            [this](const QString &arn) { editDestination("OnSuccess", arn); });
    connect(m_onFailure, &TargetField::edited, this,
            [this](const QString &arn) { editDestination("OnFailure", arn); });
    connect(m_isReserved, &QCheckBox::clicked, this, &ConfigForm::editReserved);
    connect(m_reserved, &QSpinBox::valueChanged, this, &ConfigForm::editReserved);
    connect(m_reserved, &QSpinBox::editingFinished, this, [this] { m_reservedSeries.end(); });
    connect(m_timeout, &QSpinBox::valueChanged, this, &ConfigForm::editTimeout);
    connect(m_timeout, &QSpinBox::editingFinished, this, [this] { m_timeoutSeries.end(); });
}

void ConfigForm::showPlace(const scenariojson::ConfigPlace &place)
{
    const QStringList qualifiers = scenariojson::qualifiers(m_document.json(), place.function);
    const bool isThere = static_cast<qsizetype>(place.function)
            < scenariojson::functionNames(m_document.json()).size()
        && qualifiers.contains(QString::fromStdString(place.qualifier));
    if (!isThere || place == m_place)
        return;
    m_place = place;
    refresh();
    emit placeChanged();
}

void ConfigForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshPreview(); // its sentence takes a colour of the theme
    QWidget::changeEvent(event);
}

void ConfigForm::followSelection()
{
    const auto selected = m_document.selectedInvocation();
    if (!selected)
        return;
    const Reference &reference = m_document.trace().reference(*selected);
    if (reference.function && reference.slot)
        showPlace({reference.function->value, reference.text.qualifier});
}

void ConfigForm::refresh()
{
    refreshPlace();
    refreshFields();
    refreshPreview();
}

void ConfigForm::refreshPlace()
{
    const QStringList names = scenariojson::functionNames(m_document.json());
    if (static_cast<qsizetype>(m_place.function) >= names.size())
        m_place = {};
    const QStringList qualifiers = scenariojson::qualifiers(m_document.json(), m_place.function);
    auto row = qualifiers.indexOf(QString::fromStdString(m_place.qualifier));
    if (row < 0) {
        m_place.qualifier = "$LATEST";
        row = 0;
    }
    fill(*m_function, names, static_cast<int>(m_place.function));
    fill(*m_qualifier, qualifiers, static_cast<int>(row));
    setEnabled(!names.isEmpty());
}

void ConfigForm::refreshFields()
{
    using namespace scenariojson;
    const Json &json = m_document.json();
    const ConfigValues values = config(json, m_place);
    m_age->setSeconds(values.maximumEventAgeInSeconds.value_or(defaultAge));
    m_retries->setChoice(static_cast<int>(values.maximumRetryAttempts.value_or(defaultRetries)));
    const QStringList known = knownTargets(json);
    for (TargetField *field : {m_deadLetter, m_onSuccess, m_onFailure})
        field->setKnown(known);
    m_deadLetter->setArn(deadLetterTarget(json, m_place.function));
    m_onSuccess->setArn(values.onSuccess);
    m_onFailure->setArn(values.onFailure);
    const auto reserved = wholeNumber(
        resolve(json, functionPointer(m_place.function, "/ReservedConcurrentExecutions")));
    m_isReserved->setChecked(reserved.has_value());
    m_reserved->setEnabled(reserved.has_value());
    setQuietly(*m_reserved, reserved.value_or(m_reserved->value()));
    setQuietly(*m_timeout,
               wholeNumber(resolve(json, functionPointer(m_place.function, "/Timeout")))
                   .value_or(defaultTimeout));
    for (FieldMessage *message : {m_ageMessage, m_deadLetterMessage, m_onSuccessMessage,
                                  m_onFailureMessage, m_reservedMessage, m_timeoutMessage})
        message->setErrors({});
}

/// From what the fields show, so that it follows every key, valid or not.
void ConfigForm::refreshPreview()
{
    const Schedule plan = schedule(
        static_cast<std::size_t>(m_retries->choice()), std::chrono::seconds(m_age->seconds()),
        failingRun(m_document.json(), m_place.function), m_document.trace().rules().retryWaits);
    m_preview->setSchedule(plan);
    m_previewText->setText(sentence(plan));
    const bool allRun = plan.attempts.back().runs;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     allRun ? style::surface().secondaryText
                            : style::mark(style::Mark::Deadline).text);
    m_previewText->setPalette(colours);
}

} // namespace retryscope
