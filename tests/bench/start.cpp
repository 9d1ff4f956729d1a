#include "ui/document/document.h"
#include "ui/style.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QTimer>

#include <cstdlib>

using namespace retryscope;

namespace {

/// Ends the program, without its tidying up, when the timeline has painted a run to its end.
class EndAtFrame : public QObject
{
public:
    explicit EndAtFrame(MainWindow &window)
        : QObject(&window)
        , m_document(window.document())
    {
        window.timeline().viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        const bool isThere = !m_document.isOpening() && !m_document.isSimulating();
        if (event->type() == QEvent::Paint && isThere)
            QTimer::singleShot(0, this, [] { std::_Exit(0); }); // behind this frame
        return false;
    }

private:
    const Document &m_document;
};

} // namespace

/// retryscope-start [FILE]: starts as `retryscope` does and ends when FILE, or the example, is
/// opened, simulated and painted: for a clock outside of it.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Retryscope"));
    style::apply(application, style::Theme::Light);
    MainWindow window;
    const EndAtFrame end(window);
    window.openFirst(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    window.show();
    return QApplication::exec();
}
