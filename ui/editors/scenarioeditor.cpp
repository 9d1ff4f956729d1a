#include "ui/editors/scenarioeditor.h"

#include "ui/document/document.h"
#include "ui/editors/behaviorlist.h"
#include "ui/editors/configform.h"
#include "ui/editors/scenariojson.h"
#include "ui/style.h"

#include <QVBoxLayout>

namespace retryscope {

ScenarioEditor::ScenarioEditor(Document &document, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_form(new ConfigForm(document))
    , m_behavior(new BehaviorList(document))
{
    setAccessibleName(tr("Scenario"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    layout->addWidget(m_behavior);
    layout->addStretch(1);
    setWidget(content);
    connect(m_form, &ConfigForm::placeChanged, this,
            [this] { m_behavior->setFunction(m_form->place().function); });
}

void ScenarioEditor::showPointer(const QString &pointer)
{
    if (const auto place = scenariojson::placeAt(m_document.json(), pointer.toStdString())) {
        m_form->showPlace(*place);
        m_form->setFocus();
    }
}

QSize ScenarioEditor::sizeHint() const
{
    return {qRound(style::scaled(256)), qRound(style::scaled(520))};
}

} // namespace retryscope
