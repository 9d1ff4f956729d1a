#include "ui/document/document.h"
#include "ui/editors/agefield.h"
#include "ui/editors/configform.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/segmentedfield.h"
#include "ui/editors/targetfield.h"

#include <QCheckBox>
#include <QSpinBox>

namespace retryscope {

namespace {

QString settingText(const std::optional<std::int64_t> &value, const QString &whenUnset)
{
    return value ? QString::number(*value) : whenUnset;
}

QString targetText(const QString &arn)
{
    return arn.isEmpty() ? ConfigForm::tr("none") : targetLabel(arn);
}

} // namespace

void ConfigForm::editAge(qint64 seconds)
{
    const auto before = scenariojson::config(m_document.json(), m_place).maximumEventAgeInSeconds;
    const auto errors = m_ageSeries.edit(
        settingText(before, tr("default")), QString::number(seconds),
        scenariojson::configEdit(m_document.json(), m_place, "/MaximumEventAgeInSeconds",
                                 Json(static_cast<std::int64_t>(seconds))));
    m_ageMessage->setErrors(errors);
    refreshPreview();
}

void ConfigForm::editRetries(int retries)
{
    const auto before = scenariojson::config(m_document.json(), m_place).maximumRetryAttempts;
    if (before == retries)
        return;
    const auto edit = scenariojson::configEdit(m_document.json(), m_place, "/MaximumRetryAttempts",
                                               Json(retries));
    m_document.edit(
        tr("Retry attempts %1 → %2").arg(settingText(before, tr("default"))).arg(retries),
        edit.pointer, edit.value);
}

void ConfigForm::editReserved()
{
    const std::string pointer =
        scenariojson::functionPointer(m_place.function, "/ReservedConcurrentExecutions");
    const auto before = scenariojson::wholeNumber(resolve(m_document.json(), pointer));
    const bool isReserved = m_isReserved->isChecked();
    const int places = m_reserved->value();
    const auto errors =
        m_reservedSeries.edit(settingText(before, tr("unreserved")),
                              isReserved ? QString::number(places) : tr("unreserved"),
                              {pointer, isReserved ? std::optional<Json>(places) : std::nullopt});
    m_reserved->setEnabled(isReserved);
    m_reservedMessage->setErrors(errors);
}

void ConfigForm::editTimeout(int seconds)
{
    const std::string pointer = scenariojson::functionPointer(m_place.function, "/Timeout");
    const auto before = scenariojson::wholeNumber(resolve(m_document.json(), pointer));
    const auto errors = m_timeoutSeries.edit(settingText(before, tr("default")),
                                             QString::number(seconds), {pointer, Json(seconds)});
    m_timeoutMessage->setErrors(errors);
}

void ConfigForm::editDeadLetter(const QString &arn)
{
    const QString before = scenariojson::deadLetterTarget(m_document.json(), m_place.function);
    const auto edit = scenariojson::deadLetterEdit(m_place.function, arn);
    m_deadLetterMessage->setErrors(m_document.edit(
        tr("DLQ %1 → %2").arg(targetText(before), targetText(arn)), edit.pointer, edit.value));
}

void ConfigForm::editDestination(const char *side, const QString &arn)
{
    using namespace scenariojson;
    const ConfigValues values = config(m_document.json(), m_place);
    const bool isSuccess = QLatin1String(side) == QLatin1String("OnSuccess");
    const QString before = isSuccess ? values.onSuccess : values.onFailure;
    const std::string setting = std::string("/DestinationConfig/") + side + "/Destination";
    const Edit edit =
        configEdit(m_document.json(), m_place, setting,
                   arn.isEmpty() ? std::nullopt : std::optional<Json>(arn.toStdString()));
    const QString text = isSuccess ? tr("On success %1 → %2") : tr("On failure %1 → %2");
    FieldMessage *message = isSuccess ? m_onSuccessMessage : m_onFailureMessage;
    message->setErrors(
        m_document.edit(text.arg(targetText(before), targetText(arn)), edit.pointer, edit.value));
}

} // namespace retryscope
