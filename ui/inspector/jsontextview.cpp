#include "ui/inspector/jsontextview.h"

#include "core/rules/rulebook.h"
#include "ui/inspector/jsonhighlighter.h"
#include "ui/style.h"

#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>
#include <iterator>

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

/// A mark stands behind the last line of its field; what is missing, behind that of the object.
void JsonTextView::setLines(const Json &value, const std::vector<FieldMark> &marks)
{
    const std::vector<JsonLine> lines = jsonLines(value);
    std::vector<std::vector<Line>> behind(lines.size());
    for (const FieldMark &mark : marks) {
        const std::string around =
            mark.isMissing ? mark.pointer.substr(0, mark.pointer.rfind('/')) : mark.pointer;
        const bool isWhole = mark.pointer.empty(); // then it is the first thing to be known
        const auto last =
            std::ranges::find(lines.rbegin(), lines.rend(), around, &JsonLine::pointer);
        if (last == lines.rend())
            continue;
        const auto place =
            isWhole ? std::size_t{0} : static_cast<std::size_t>(lines.rend() - last) - 1;
        const qsizetype indent = lines[place].text.size() - lines[place].text.trimmed().size();
        behind[place].push_back({tr("%1%2 %3 · %4", "indent, sign, what AWS sends, rule")
                                     .arg(QString(indent + 2, QLatin1Char(' ')), mark.sign,
                                          mark.text, QString::fromLatin1(name(mark.rule))),
                                 around, 0, mark.sign});
    }
    m_lines.clear();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        m_lines.push_back({lines[i].text, lines[i].pointer, static_cast<int>(i) + 1, {}});
        std::ranges::move(behind[i], std::back_inserter(m_lines));
    }
}

void JsonTextView::showJson(const Json &value, const std::vector<FieldMark> &marks)
{
    const QScopedValueRollback setting(m_isSetting, true);
    setLines(value, marks);
    QStringList texts;
    for (const Line &line : m_lines)
        texts += line.text;
    setPlainText(texts.join(QLatin1Char('\n')));
    setExtraSelections(markedLines());
    placeNumbers();
    m_numbers->update();
}

int JsonTextView::markCount() const
{
    return static_cast<int>(std::ranges::count(m_lines, 0, &Line::number));
}

void JsonTextView::choose(const std::string &pointer)
{
    const auto line = std::ranges::find(m_lines, pointer, &Line::pointer);
    if (line == m_lines.end())
        return;
    const QScopedValueRollback setting(m_isSetting, true);
    const int number = static_cast<int>(line - m_lines.begin());
    const auto here = static_cast<std::size_t>(textCursor().blockNumber());
    // Where the cursor is in the field already, somebody may be selecting a part of it.
    if (here >= m_lines.size() || m_lines[here].pointer != pointer)
        setTextCursor(QTextCursor(document()->findBlockByNumber(number)));
    markLine();
}

QList<QTextEdit::ExtraSelection> JsonTextView::markedLines() const
{
    const style::MarkStyle &look = style::mark(style::Mark::OtherRun);
    QList<QTextEdit::ExtraSelection> lines;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].number != 0)
            continue;
        QTextEdit::ExtraSelection line;
        line.format.setBackground(look.fill);
        line.format.setForeground(look.onFill);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        line.cursor = QTextCursor(document()->findBlockByNumber(static_cast<int>(i)));
        line.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        lines.push_back(line);
    }
    return lines;
}

void JsonTextView::markLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(style::surface().accentPale);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    auto all = markedLines();
    all.prepend(line);
    setExtraSelections(all);
}

/// The selected text without the lines that are no part of the message.
QMimeData *JsonTextView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    QStringList kept;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
        const auto line = static_cast<std::size_t>(block.blockNumber());
        if (line < m_lines.size() && m_lines[line].number == 0)
            continue;
        const int from = std::max(cursor.selectionStart() - block.position(), 0);
        const int to = std::min(cursor.selectionEnd() - block.position(), block.length() - 1);
        kept += block.text().mid(from, to - from);
    }
    auto *mime = new QMimeData;
    mime->setText(kept.join(QLatin1Char('\n')));
    return mime;
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
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->rehighlight();
        setExtraSelections(markedLines());
    }
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(style::font(style::FontRole::Mono));
}

/// The number of a line of the message; the sign of one that says what AWS would send.
void JsonTextView::paintNumber(QPainter &painter, std::size_t line, const QRectF &box) const
{
    const bool isMark = line < m_lines.size() && m_lines[line].number == 0;
    const QString text = isMark ? QString(m_lines[line].sign)
        : line < m_lines.size() ? QString::number(m_lines[line].number)
                                : QString();
    painter.setPen(style::surface().secondaryText);
    if (isMark) {
        const style::MarkStyle &look = style::mark(style::Mark::OtherRun);
        painter.fillRect(box.adjusted(0, 0, style::scaled(20), 0), look.fill);
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), look.outline);
        painter.setPen(look.text);
    }
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
}

void JsonTextView::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), style::surface().base);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    const int right = m_numbers->width() - static_cast<int>(style::scaled(10));
    while (block.isValid()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > event->rect().bottom())
            break;
        paintNumber(painter, static_cast<std::size_t>(block.blockNumber()),
                    QRectF(0, box.top(), right, box.height()));
        block = block.next();
    }
}

} // namespace retryscope
