#pragma once

#include "ui/inspector/jsonlines.h"

#include <QPlainTextEdit>

#include <string>
#include <vector>

namespace retryscope {

class JsonHighlighter;

/// A JSON value as highlighted text with line numbers. The text cursor's line names a field.
class JsonTextView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonTextView(QWidget *parent = nullptr);

    void showJson(const Json &value);
    /// Puts the text cursor on the first line of the field, without a signal.
    void choose(const std::string &pointer);

    [[nodiscard]] int numberWidth() const;
    void paintNumbers(QPaintEvent *event);

signals:
    void fieldChosen(const QString &pointer);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void markLine();
    void placeNumbers();

    JsonHighlighter *m_highlighter;
    QWidget *m_numbers;
    std::vector<JsonLine> m_lines;
    bool m_isSetting = false;
};

} // namespace retryscope
