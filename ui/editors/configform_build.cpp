#include "ui/editors/agefield.h"
#include "ui/editors/configform.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/schedulepreview.h"
#include "ui/editors/section.h"
#include "ui/editors/segmentedfield.h"
#include "ui/editors/targetfield.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace retryscope {

void ConfigForm::buildPlace(QVBoxLayout &layout)
{
    m_function->setAccessibleName(tr("Function"));
    m_function->setToolTip(tr("The function whose configuration is shown"));
    m_function->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_function->setMinimumContentsLength(4);
    m_function->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_qualifier->setAccessibleName(tr("Qualifier"));
    m_qualifier->setToolTip(
        tr("Version or alias: each has a configuration of its own, and inherits nothing"));
    m_qualifier->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_qualifier->setMinimumContentsLength(4);
    m_qualifier->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(fieldLabel(tr("Function"), m_function), 0, 0);
    grid->addWidget(fieldLabel(tr("Qualifier"), m_qualifier), 0, 1);
    grid->addWidget(m_function, 1, 0);
    grid->addWidget(m_qualifier, 1, 1);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 3);
    layout.addLayout(grid);
}

void ConfigForm::buildAsynchronous(QVBoxLayout &layout)
{
    layout.addSpacing(6);
    layout.addWidget(sectionHeading(tr("Asynchronous invocation")));
    layout.addWidget(fieldLabel(tr("Maximum age of event"), m_age));
    layout.addWidget(m_age);
    layout.addWidget(m_ageMessage);
    layout.addWidget(fieldLabel(tr("Retry attempts"), m_retries));
    layout.addWidget(m_retries);
    m_previewText->setWordWrap(true);
    m_previewText->setFont(style::font(style::FontRole::Small));
    layout.addSpacing(2);
    layout.addWidget(m_preview);
    layout.addWidget(m_previewText);
}

TargetField *ConfigForm::addTarget(QVBoxLayout &layout, const QString &label,
                                   FieldMessage *&message)
{
    auto *field = new TargetField(label);
    message = new FieldMessage;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    QLabel *name = fieldLabel(label, field);
    name->setMinimumWidth(qRound(style::scaled(72)));
    row->addWidget(name);
    row->addWidget(field, 1);
    layout.addLayout(row);
    layout.addWidget(message);
    return field;
}

void ConfigForm::buildTargets(QVBoxLayout &layout)
{
    layout.addSpacing(6);
    layout.addWidget(sectionHeading(tr("DLQ and destinations")));
    m_deadLetter = addTarget(layout, tr("DLQ"), m_deadLetterMessage);
    m_onSuccess = addTarget(layout, tr("On success"), m_onSuccessMessage);
    m_onFailure = addTarget(layout, tr("On failure"), m_onFailureMessage);
}

void ConfigForm::buildLimits(QVBoxLayout &layout)
{
    constexpr int mostPlaces = 1'000'000;
    constexpr int longestShown = 99'999;
    layout.addSpacing(6);
    layout.addWidget(sectionHeading(tr("Function")));
    m_isReserved->setToolTip(tr("Keep places for this function alone; 0 stops it"));
    m_isReserved->setAccessibleName(tr("Reserve concurrency"));
    m_reserved->setRange(0, mostPlaces);
    m_reserved->setMinimumWidth(qRound(style::scaled(44)));
    m_reserved->setAccessibleName(tr("Reserved concurrency"));
    m_reserved->setToolTip(tr("How many runs of the function there can be at once"));
    m_timeout->setRange(0, longestShown);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setAccessibleName(tr("Timeout"));
    m_timeout->setToolTip(tr("After how long a run is ended: 1 to 900 s"));
    auto *reserved = new QHBoxLayout;
    reserved->setSpacing(8);
    QLabel *name = fieldLabel(tr("Concurrency"), m_reserved);
    name->setMinimumWidth(qRound(style::scaled(72)));
    reserved->addWidget(name);
    reserved->addWidget(m_isReserved);
    reserved->addWidget(m_reserved, 1);
    auto *timeout = new QHBoxLayout;
    timeout->setSpacing(8);
    QLabel *timeoutName = fieldLabel(tr("Timeout"), m_timeout);
    timeoutName->setMinimumWidth(qRound(style::scaled(72)));
    timeout->addWidget(timeoutName);
    timeout->addWidget(m_timeout, 1);
    layout.addLayout(reserved);
    layout.addWidget(m_reservedMessage);
    layout.addLayout(timeout);
    layout.addWidget(m_timeoutMessage);
}

} // namespace retryscope
