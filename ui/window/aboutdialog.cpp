#include "ui/window/aboutdialog.h"

#include "ui/icons.h"
#include "ui/style.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace retryscope {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Retryscope"));
    auto *picture = new QLabel;
    picture->setPixmap(programIcon().pixmap(64, 64));
    auto *heading = new QLabel(tr("Retryscope %1").arg(QCoreApplication::applicationVersion()));
    heading->setFont(style::font(style::FontRole::Heading));
    auto *text = new QLabel(
        tr("Shows step by step what becomes of an event in AWS Lambda's asynchronous queue: "
           "attempts, waits, the deadline, and where the event goes in the end.\n\n"
           "It simulates by documented and recorded rules, and measures nothing. It is not made "
           "by Amazon Web Services.\n\n"
           "Free software under the GNU General Public License, version 3 or later. It comes "
           "without any warranty; the file LICENSE has the whole text. Made with Qt %1.")
            .arg(QLatin1String(qVersion())));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setMinimumWidth(qRound(style::scaled(380)));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(picture);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addWidget(buttons);
}

} // namespace retryscope
