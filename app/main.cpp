#include "ui/style.h"
#include "ui/window/layouts.h"
#include "ui/window/mainwindow.h"
#include "ui/window/renderjob.h"
#include "ui/window/themecommands.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace retryscope;

namespace {

constexpr int wrongUsage = 2;

/// Pictures are drawn without a display, so the platform must be chosen before Qt starts.
bool wantsPicture(int argc, char **argv)
{
    return std::any_of(argv, argv + argc, [](std::string_view argument) {
        return argument == "--render" || argument.starts_with("--render=");
    });
}

/// Whether something is to be printed and nothing shown: that needs no display.
bool wantsWords(int argc, char **argv)
{
    return std::any_of(argv, argv + argc, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--help-all"
            || argument == "--version" || argument == "-v";
    });
}

int complain(const QString &what)
{
    std::fprintf(stderr, "retryscope: %s\n", qPrintable(what));
    return wrongUsage;
}

/// The window with that file, or with the example if there is none; until it is closed.
int showWindow(const QString &file)
{
    MainWindow window;
    const QSize fitting = window.size().boundedTo(window.screen()->availableSize());
    if (fitting != window.size()) {
        window.resize(fitting);
        window.layouts().fit();
    }
    window.openFirst(file);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const bool isPicture = wantsPicture(argc, argv);
    if (isPicture || wantsWords(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Retryscope"));
    QApplication::setApplicationName(QStringLiteral("Retryscope"));
    QApplication::setApplicationVersion(QStringLiteral(RETRYSCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("retryscope"));

    const auto tr = [](const char *text) { return QApplication::translate("main", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Visual debugger for AWS Lambda's asynchronous queue"));
    parser.addPositionalArgument(QStringLiteral("SCENARIO"),
                                 tr("A scenario, or AWS configuration to import"),
                                 QStringLiteral("[SCENARIO]"));
    const QCommandLineOption render(QStringLiteral("render"),
                                    tr("Draw the timeline into a file and end"),
                                    tr("OUT.png|.svg|.pdf"));
    const QCommandLineOption at(QStringLiteral("at"),
                                tr("Where the cursor is; at the end if not given"), tr("DURATION"));
    const QCommandLineOption size(QStringLiteral("size"), tr("Of the picture, in pixels"),
                                  tr("WxH"));
    parser.addOptions({render, at, size});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return complain(tr("expected one file, found %1").arg(files.size()));
    if (isPicture) {
        style::apply(application, style::Theme::Light);
        const auto job =
            renderJob(parser.value(render), files.value(0), parser.value(at), parser.value(size));
        return job ? carryOut(job.value()) : complain(QString::fromStdString(job.error().what));
    }
    style::apply(application, ThemeCommands::keptChoice().value_or(style::desktopTheme()));
    return showWindow(files.value(0));
}
