#include "core/trace/trace.h"
#include "ui/editors/agefield.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/scenariojson.h"
#include "ui/editors/segmentedfield.h"
#include "ui/editors/targetfield.h"
#include "ui/format.h"
#include "ui/style.h"
#include "ui/window/forkdialog.h"
#include "ui/window/forkmaker.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

constexpr int longestTimeout = 900; // seconds; AWS's range is checked while typing
constexpr int mostPlaces = 1'000'000'000;

} // namespace

ForkDialog::ForkDialog(Document &document, ForkMaker &maker, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_maker(maker)
    , m_name(new QLineEdit)
    , m_what(new QComboBox)
    , m_function(new QComboBox)
    , m_target(new QComboBox)
    , m_dispatchText(new QLabel)
    , m_of(new QStackedWidget)
    , m_value(new QStackedWidget)
    , m_age(new AgeField)
    , m_retries(new SegmentedField({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")},
                                   tr("Retry attempts")))
    , m_arn(new TargetField(tr("Target")))
    , m_timeout(new QSpinBox)
    , m_reservedRow(new QWidget)
    , m_isReserved(new QCheckBox(tr("Reserve")))
    , m_places(new QSpinBox)
    , m_isTrue(new SegmentedField({tr("No"), tr("Yes")}, tr("Value")))
    , m_outcome(new QComboBox)
    , m_message(new FieldMessage)
    , m_fromHere(new QRadioButton)
    , m_fromStart(new QRadioButton(tr("from the &start")))
{
    setWindowTitle(tr("Fork at %1").arg(format::shortTime(document.cursorTime())));
    if (const auto selected = document.selectedInvocation())
        m_dispatch = nextDispatch(document, *selected);
    buildFields();
    buildValues();
    buildMoment();
    auto *form = new QFormLayout;
    form->addRow(tr("&What if"), m_what);
    form->addRow(tr("&Of"), m_of);
    form->addRow(tr("&Becomes"), m_value);
    form->addRow({}, m_message);
    auto *from = new QHBoxLayout;
    from->addWidget(m_fromHere);
    from->addWidget(m_fromStart);
    from->addStretch();
    form->addRow(tr("Holds"), from);
    form->addRow(tr("&Name"), m_name);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addStretch();
    buildButtons();
    connectFields();
    chooseWhat();
    setMinimumWidth(qRound(style::scaled(480)));
    m_what->setFocus();
}

void ForkDialog::buildFields()
{
    m_what->addItems({tr("Maximum age of event"), tr("Retry attempts"), tr("On success"),
                      tr("On failure"), tr("Dead-letter queue"), tr("Timeout"),
                      tr("Reserved concurrency"), tr("A target exists"), tr("A target is allowed"),
                      tr("Outcome of the next dispatch")});
    m_what->setToolTip(tr("What is changed"));
    m_what->setAccessibleName(tr("What if"));
    const Json &json = m_document.json();
    const QStringList names = scenariojson::functionNames(json);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QStringList all = scenariojson::qualifiers(json, static_cast<std::size_t>(i));
        m_function->addItem(names[i]);
        for (const QString &qualifier : all.mid(1))
            m_function->addItem(QStringLiteral("%1:%2").arg(names[i], qualifier));
    }
    m_function->setAccessibleName(tr("Function and qualifier"));
    m_function->setToolTip(tr("Whose setting is changed"));
    const auto selected = m_document.selectedInvocation();
    if (selected)
        m_function->setCurrentText(format::function(m_document.trace().reference(*selected)));
    for (const QString &arn : scenariojson::knownTargets(json))
        m_target->addItem(targetLabel(arn), arn);
    m_target->setAccessibleName(tr("Target"));
    m_target->setToolTip(tr("The target that is changed"));
    m_dispatchText->setText(
        m_dispatch ? tr("dispatch %1 of %2, at %3")
                         .arg(QString::number(m_dispatch->number),
                              format::invocation(m_dispatch->invocation),
                              format::shortTime(m_document.trace().at(m_dispatch->begin)))
                   : tr("none is to come"));
    for (QWidget *each : {static_cast<QWidget *>(m_function), static_cast<QWidget *>(m_target),
                          static_cast<QWidget *>(m_dispatchText)})
        m_of->addWidget(each);
    m_of->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ForkDialog::buildValues()
{
    m_timeout->setRange(0, longestTimeout + 1);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setAccessibleName(tr("Timeout"));
    m_places->setRange(0, mostPlaces);
    m_places->setAccessibleName(tr("Reserved concurrency"));
    auto *row = new QHBoxLayout(m_reservedRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_isReserved);
    row->addWidget(m_places, 1);
    m_arn->setKnown(scenariojson::knownTargets(m_document.json()));
    m_arn->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_isTrue->setChoice(0);
    m_outcome->setAccessibleName(tr("Outcome"));
    for (const OutcomeType type : wishedOutcomes())
        m_outcome->addItem(outcomeVerb(type));
    for (QWidget *each :
         {static_cast<QWidget *>(m_age), static_cast<QWidget *>(m_retries),
          static_cast<QWidget *>(m_arn), static_cast<QWidget *>(m_timeout), m_reservedRow,
          static_cast<QWidget *>(m_isTrue), static_cast<QWidget *>(m_outcome)})
        m_value->addWidget(each);
    m_value->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ForkDialog::buildMoment()
{
    m_fromHere->setText(tr("from %1 o&n").arg(format::shortTime(m_maker.moment())));
    m_fromHere->setToolTip(tr("What has happened by the cursor stays as it is"));
    m_fromStart->setToolTip(tr("The initial setting is another"));
    m_fromHere->setChecked(true);
    m_name->setObjectName(QStringLiteral("ForkName"));
    m_name->setAccessibleName(tr("Name of the fork"));
    m_name->setToolTip(tr("What the fork is called; it follows the change until you type one"));
}

void ForkDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_fork = buttons->addButton(tr("&Fork"), QDialogButtonBox::AcceptRole);
    m_fork->setObjectName(QStringLiteral("ForkButton"));
    m_fork->setToolTip(tr("Keep the run as it is, and show the fork beside it"));
    style::setRole(*m_fork, style::ButtonRole::Primary);
    m_here = buttons->addButton(tr("&Change it here"), QDialogButtonBox::ActionRole);
    m_here->setToolTip(tr("Make the change to the shown run itself, without a fork"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ForkDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_here, &QPushButton::clicked, this, &ForkDialog::changeHere);
    static_cast<QVBoxLayout *>(layout())->addWidget(buttons);
    // Enter forks, wherever the focus is: a dialog takes a default only of its own children.
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    m_fork->setDefault(true);
}

void ForkDialog::connectFields()
{
    connect(m_what, &QComboBox::currentIndexChanged, this, &ForkDialog::chooseWhat);
    connect(m_function, &QComboBox::currentIndexChanged, this, [this] {
        showValue();
        refresh();
    });
    connect(m_target, &QComboBox::currentIndexChanged, this, &ForkDialog::refresh);
    connect(m_age, &AgeField::edited, this, &ForkDialog::refresh);
    connect(m_retries, &SegmentedField::chosen, this, &ForkDialog::refresh);
    connect(m_arn, &TargetField::edited, this, [this](const QString &arn) {
        m_arnText = arn;
        refresh();
    });
    connect(m_timeout, &QSpinBox::valueChanged, this, &ForkDialog::refresh);
    connect(m_isReserved, &QCheckBox::toggled, m_places, &QWidget::setEnabled);
    connect(m_isReserved, &QCheckBox::toggled, this, &ForkDialog::refresh);
    connect(m_places, &QSpinBox::valueChanged, this, &ForkDialog::refresh);
    connect(m_isTrue, &SegmentedField::chosen, this, &ForkDialog::refresh);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &ForkDialog::refresh);
    connect(m_fromHere, &QRadioButton::toggled, this, &ForkDialog::refresh);
    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_isNamed = !text.trimmed().isEmpty(); });
}

} // namespace retryscope
