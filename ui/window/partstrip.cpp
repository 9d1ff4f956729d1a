#include "ui/window/partstrip.h"

#include "ui/document/document.h"
#include "ui/document/stepper.h"
#include "ui/format/parts.h"
#include "ui/style.h"
#include "ui/window/partflag.h"

#include <QLabel>
#include <QVBoxLayout>

namespace retryscope {

PartStrip::PartStrip(const Document &document, const Stepper &stepper, QWidget *parent)
    : QFrame(parent)
    , m_document(document)
    , m_stepper(stepper)
    , m_heading(new QLabel)
    , m_place(new QLabel)
    , m_sentence(new QLabel)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    setFrameShape(QFrame::NoFrame);
    m_place->setFont(style::font(style::FontRole::Small));
    m_heading->setFont(style::font(style::FontRole::Strong));
    m_heading->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    for (QLabel *label : {m_place, m_heading, m_sentence})
        layout->addWidget(label);
    // As high as its text, whatever the panel below it would like to have.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_sentence->setSizePolicy(policy);
    m_heading->setSizePolicy(policy);
    connect(&m_stepper, &Stepper::partChanged, this, &PartStrip::refresh);
    refresh();
}

QString PartStrip::text() const
{
    return QStringList{m_place->text(), m_heading->text(), m_sentence->text()}.join(
        QLatin1Char('\n'));
}

void PartStrip::refresh()
{
    if (m_stepper.part() == 0) {
        hide();
        return;
    }
    const Part &part = m_stepper.parts()[m_stepper.part() - 1];
    m_place->setText(tr("On the way to %1").arg(partPlace(m_stepper)));
    m_heading->setText(format::partTitle(part));
    m_sentence->setText(format::partSentence(m_document.trace(), part));
    setAccessibleName(text());
    show();
}

} // namespace retryscope
