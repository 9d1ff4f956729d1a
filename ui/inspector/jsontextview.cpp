#include "ui/inspector/jsontextview.h"

#include "ui/inspector/jsonhighlighter.h"
#include "ui/style.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>

namespace retryscope {

namespace {

class NumberArea : public QWidget
{
public:
    explicit NumberArea(JsonTextView *view)
        : QWidget(view)
        , m_view(view)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintNumbers(event); }

private:
    JsonTextView *m_view;
};

} // namespace

JsonTextView::JsonTextView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new JsonHighlighter(document()))
    , m_numbers(new NumberArea(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    setFont(style::font(style::FontRole::Mono));
    setAccessibleName(tr("JSON text"));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonTextView::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_isSetting)
            return;
        markLine();
        const auto line = static_cast<std::size_t>(textCursor().blockNumber());
        if (line < m_lines.size())
            emit fieldChosen(QString::fromStdString(m_lines[line].pointer));
    });
    placeNumbers();
}

void JsonTextView::showJson(const Json &value)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_lines = jsonLines(value);
    QStringList texts;
    for (const JsonLine &line : m_lines)
        texts += line.text;
    setPlainText(texts.join(QLatin1Char('\n')));
    setExtraSelections({});
}

void JsonTextView::choose(const std::string &pointer)
{
    const auto line = std::ranges::find(m_lines, pointer, &JsonLine::pointer);
    if (line == m_lines.end())
        return;
    const QScopedValueRollback setting(m_isSetting, true);
    const int number = static_cast<int>(line - m_lines.begin());
    setTextCursor(QTextCursor(document()->findBlockByNumber(number)));
    markLine();
}

void JsonTextView::markLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(style::surface().accentPale);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    setExtraSelections({line});
}

int JsonTextView::numberWidth() const
{
    const auto digits = QString::number(std::max(blockCount(), 10)).size();
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * static_cast<int>(digits)
        + static_cast<int>(style::scaled(20));
}

void JsonTextView::placeNumbers()
{
    setViewportMargins(numberWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), numberWidth(), area.height());
}

void JsonTextView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void JsonTextView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(style::font(style::FontRole::Mono));
}

void JsonTextView::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), style::surface().base);
    painter.setPen(style::surface().secondaryText);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    const int right = m_numbers->width() - static_cast<int>(style::scaled(10));
    while (block.isValid()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > event->rect().bottom())
            break;
        painter.drawText(QRectF(0, box.top(), right, box.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(block.blockNumber() + 1));
        block = block.next();
    }
}

} // namespace retryscope
