#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace retryscope {

class Document;
class RangeCounter;
class RangeOverlay;

/// What happens in the selected range: counts, ends, waits and ages, to read and to copy.
class RangePanel : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RangePanel(Document &document, RangeOverlay &range, QWidget *parent = nullptr);

    /// What `Copy` puts into the clipboard; empty without a range or while it is counted.
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString html() const;
    [[nodiscard]] int columns() const;

    RangeOverlay &m_range;
    RangeCounter *m_counter;
    QLabel *m_heading;
    QTextBrowser *m_table;
    QPushButton *m_copy;
    QPushButton *m_zoom;
    QPushButton *m_clear;
};

} // namespace retryscope
