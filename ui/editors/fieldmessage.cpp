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
    say(lines.join(QLatin1Char('\n')), style::mark(style::Mark::Failed).text);
}

void FieldMessage::setHint(const QString &hint)
{
    say(hint, style::surface().secondaryText);
}

void FieldMessage::say(const QString &text, const QColor &colour)
{
    setText(text);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colour);
    setPalette(colours);
    setVisible(!text.isEmpty());
}

} // namespace retryscope
