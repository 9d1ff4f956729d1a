#include "ui/window/forkdialog.h"

#include "core/trace/deadline.h"
#include "core/trace/trace.h"
#include "ui/editors/agefield.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/segmentedfield.h"
#include "ui/editors/targetfield.h"
#include "ui/format.h"
#include "ui/window/forkmaker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>

#include <algorithm>

namespace retryscope {

namespace {

QString arnOf(const Trace &trace, const std::optional<TargetIndex> &target)
{
    return target ? QString::fromStdString(trace.catalog().target(*target).arn) : QString();
}

/// The key of the stack's label leads into what it shows.
void leadInto(QStackedWidget &stack)
{
    QWidget *page = stack.currentWidget();
    QList<QWidget *> candidates = page->findChildren<QWidget *>();
    candidates.prepend(page);
    const auto target = std::ranges::find_if(candidates, [](const QWidget *each) {
        return (each->focusPolicy() & Qt::TabFocus) != 0 && !each->focusProxy();
    });
    stack.setFocusProxy(nullptr);
    stack.setFocusPolicy(target == candidates.end() ? Qt::NoFocus : Qt::StrongFocus);
    if (target != candidates.end())
        stack.setFocusProxy(*target);
}

} // namespace

ForkDialog::What ForkDialog::what() const
{
    return static_cast<What>(m_what->currentIndex());
}

void ForkDialog::setWhat(What what)
{
    m_what->setCurrentIndex(static_cast<int>(what));
}

QString ForkDialog::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

/// What the choice is of, and the field for its value.
void ForkDialog::chooseWhat()
{
    const What what = this->what();
    const bool isTarget = what == What::TargetExists || what == What::TargetAllowed;
    if (what == What::Outcome)
        m_of->setCurrentWidget(m_dispatchText);
    else
        m_of->setCurrentWidget(isTarget ? m_target : m_function);
    const auto page = [&]() -> QWidget * {
        switch (what) {
        case What::MaximumAge:
            return m_age;
        case What::RetryAttempts:
            return m_retries;
        case What::OnSuccess:
        case What::OnFailure:
        case What::DeadLetterQueue:
            return m_arn;
        case What::Timeout:
            return m_timeout;
        case What::ReservedConcurrency:
            return m_reservedRow;
        case What::TargetExists:
        case What::TargetAllowed:
            return m_isTrue;
        case What::Outcome:
            return m_outcome;
        }
        return nullptr;
    }();
    m_value->setCurrentWidget(page);
    leadInto(*m_of);
    leadInto(*m_value);
    m_fromStart->setEnabled(what != What::Outcome);
    if (what == What::Outcome)
        m_fromHere->setChecked(true);
    showValue();
    refresh();
}

/// Begins with what holds at the cursor.
void ForkDialog::showValue()
{
    const Trace &trace = m_document.trace();
    const auto reference = functionReference(m_function->currentText().toStdString());
    const auto function = trace.catalog().function(reference.name);
    const auto slot =
        function ? trace.catalog().slot(*function, reference.qualifier) : std::nullopt;
    if (!slot)
        return;
    const FunctionSettings &settings = trace.settings(*function, m_document.cursor());
    const SlotSettings &config = settings.bySlot[slot->value];
    const auto seconds = [](Duration duration) {
        return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    };
    m_age->setSeconds(seconds(config.maximumEventAge));
    m_retries->setChoice(config.maximumRetryAttempts);
    const QSignalBlocker quietTimeout(m_timeout);
    const QSignalBlocker quietReserved(m_isReserved);
    const QSignalBlocker quietPlaces(m_places);
    m_timeout->setValue(static_cast<int>(seconds(settings.timeout)));
    m_isReserved->setChecked(settings.reservedConcurrency.has_value());
    m_places->setValue(static_cast<int>(settings.reservedConcurrency.value_or(0)));
    m_places->setEnabled(m_isReserved->isChecked());
    const What what = this->what();
    m_arnText = arnOf(trace,
                      what == What::OnSuccess       ? config.onSuccess
                          : what == What::OnFailure ? config.onFailure
                                                    : settings.deadLetterQueue);
    m_arn->setArn(m_arnText);
}

std::optional<ForkWish> ForkDialog::functionWish() const
{
    whatif::FunctionSetting setting;
    setting.function = functionReference(m_function->currentText().toStdString());
    const std::string arn = m_arnText.toStdString();
    switch (what()) {
    case What::MaximumAge:
        setting.value = whatif::MaximumAge{m_age->seconds()};
        break;
    case What::RetryAttempts:
        setting.value = whatif::RetryAttempts{m_retries->choice()};
        break;
    case What::OnSuccess:
        setting.value = whatif::OnSuccess{arn};
        break;
    case What::OnFailure:
        setting.value = whatif::OnFailure{arn};
        break;
    case What::DeadLetterQueue:
        setting.value = whatif::DeadLetterQueue{arn};
        break;
    case What::Timeout:
        setting.value = whatif::Timeout{m_timeout->value()};
        break;
    case What::ReservedConcurrency:
        setting.value = whatif::ReservedConcurrency{
            m_isReserved->isChecked() ? std::optional<std::int64_t>(m_places->value())
                                      : std::nullopt};
        break;
    case What::TargetExists:
    case What::TargetAllowed:
    case What::Outcome:
        return std::nullopt;
    }
    return setting;
}

std::optional<ForkWish> ForkDialog::wish() const
{
    const What what = this->what();
    if (what == What::Outcome) {
        if (!m_dispatch || m_outcome->currentIndex() < 0)
            return std::nullopt;
        const auto row = static_cast<std::size_t>(m_outcome->currentIndex());
        return DispatchWish{*m_dispatch, wishedOutcomes()[row]};
    }
    if (what != What::TargetExists && what != What::TargetAllowed)
        return functionWish();
    if (m_target->currentIndex() < 0)
        return std::nullopt;
    const std::string arn = m_target->currentData().toString().toStdString();
    const bool isTrue = m_isTrue->choice() == 1;
    if (what == What::TargetExists)
        return whatif::TargetSetting{arn, whatif::Exists{isTrue}};
    return whatif::TargetSetting{arn, whatif::Allowed{isTrue}};
}

Result<std::vector<JsonOperation>> ForkDialog::operations() const
{
    const auto wanted = wish();
    if (!wanted)
        return Error{{},
                     (what() == What::Outcome
                          ? tr("The selected invocation has no dispatch to come.")
                          : tr("The scenario has no target."))
                         .toStdString()};
    return wishOperations(m_document, *wanted,
                          m_fromHere->isChecked() ? std::optional(m_maker.moment()) : std::nullopt);
}

/// What is wrong is said at once, and the name follows the change until it is typed.
void ForkDialog::refresh()
{
    const auto changes = operations();
    if (!changes && changes.error().what == nothingChanges().what)
        m_message->setHint(QString::fromStdString(changes.error().what));
    else
        m_message->setErrors(changes ? std::vector<Error>() : std::vector<Error>{changes.error()});
    m_fork->setEnabled(changes.hasValue());
    m_here->setEnabled(changes.hasValue());
    const auto wanted = wish();
    if (!m_isNamed && wanted)
        m_name->setText(m_document.freeForkName(wishName(*wanted)));
}

void ForkDialog::accept()
{
    const auto changes = operations();
    if (!changes)
        return m_message->setErrors({changes.error()});
    const Instant at = m_fromStart->isChecked() ? Instant() : m_document.cursorTime();
    const auto errors = m_maker.fork(m_name->text().trimmed(), at, changes.value());
    m_message->setErrors(errors);
    if (errors.empty())
        QDialog::accept();
}

void ForkDialog::changeHere()
{
    const auto changes = operations();
    const auto wanted = wish();
    if (!changes || !wanted)
        return;
    const auto errors = m_maker.change(wishName(*wanted), changes.value());
    m_message->setErrors(errors);
    if (errors.empty())
        QDialog::accept();
}

} // namespace retryscope
