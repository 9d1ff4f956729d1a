#pragma once

#include "ui/inspector/fieldmark.h"
#include "ui/inspector/jsonlines.h"

#include <QPlainTextEdit>

#include <string>
#include <vector>

namespace retryscope {

class JsonHighlighter;

/// A JSON value as highlighted text with line numbers. The text cursor's line names a field. Below
/// a field that AWS would send otherwise a line of its own says so; it is no part of what is
/// copied.
class JsonTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonTextView(QWidget *parent = nullptr);

    void showJson(const Json &value, const std::vector<FieldMark> &marks = {});
    /// How many lines say what AWS would send.
    [[nodiscard]] int markCount() const;
    /// Puts the text cursor on the first line of the field, without a signal.
    void choose(const std::string &pointer);

    [[nodiscard]] int numberWidth() const;
    void paintNumbers(QPaintEvent *event);

signals:
    void fieldChosen(const QString &pointer);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    /// One line of the view.
    struct Line
    {
        QString text;
        std::string pointer;
        int number = 0; // in the JSON text, from 1; 0: it says what AWS would send
        QChar sign;
    };

    void setLines(const Json &value, const std::vector<FieldMark> &marks);
    void markLine();
    [[nodiscard]] QList<QTextEdit::ExtraSelection> markedLines() const;
    void placeNumbers();
    void paintNumber(QPainter &painter, std::size_t line, const QRectF &box) const;

    JsonHighlighter *m_highlighter;
    QWidget *m_numbers;
    std::vector<Line> m_lines;
    bool m_isSetting = false;
};

} // namespace retryscope
