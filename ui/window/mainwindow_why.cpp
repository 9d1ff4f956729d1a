#include "ui/charts/chartspanel.h"
#include "ui/inspector/findingspanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/inspector/recordinspector.h"
#include "ui/inspector/whypanel.h"
#include "ui/models/tracetable.h"
#include "ui/timeline/findingsoverlay.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/whyoverlay.h"
#include "ui/window/commands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/whylinks.h"

#include <QDockWidget>

namespace retryscope {

void MainWindow::buildWhy()
{
    auto *panel = findChild<WhyPanel *>();
    auto *links = new WhyLinks(*m_document, *m_stepper, *panel,
                               *qobject_cast<QDockWidget *>(panel->parentWidget()));
    auto *now = findChild<NowPanel *>();
    now->setStepper(*m_stepper);
    connect(now, &NowPanel::whyWanted, links, &WhyLinks::ask);
    links->addRecord(*findChild<RecordInspector *>());
    for (TraceTable *table : findChildren<TraceTable *>())
        links->addTable(*table);
    links->addCharts(*findChild<ChartsPanel *>());
    auto *overlay = new WhyOverlay(*m_document);
    m_timeline->addOverlay(overlay);
    connect(overlay, &WhyOverlay::whyWanted, links, &WhyLinks::ask);
    connect(m_commands->action(Command::Why), &QAction::triggered, links, &WhyLinks::askFocused);

    auto *findings = findChild<FindingsPanel *>();
    connect(findings, &FindingsPanel::whyWanted, links, &WhyLinks::ask);
    auto *signs = new FindingsOverlay(*m_document);
    m_timeline->addOverlay(signs);
    signs->setFindings(findings->findings());
    connect(findings, &FindingsPanel::countChanged, signs,
            [signs, findings] { signs->setFindings(findings->findings()); });
    connect(signs, &FindingsOverlay::whyWanted, links,
            [links](const Finding &finding) { links->askWhat(FindingSubject{finding}); });
}

} // namespace retryscope
