#include "ui/editors/fieldmessage.h"

#include "ui/style.h"

#include <QEvent>

namespace retryscope {

FieldMessage::FieldMessage(QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFont(style::font(style::FontRole::Small));
    hide();
}

void FieldMessage::setErrors(const std::vector<Error> &errors)
{
    QStringList lines;
    for (const Error &error : errors)
        lines += QString::fromStdString(error.what);
    setText(lines.join(QLatin1Char('\n')));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, style::mark(style::Mark::Failed).text);
    setPalette(colours);
    setVisible(!errors.empty());
}

} // namespace retryscope
