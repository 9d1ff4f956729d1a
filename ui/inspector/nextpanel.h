#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace retryscope {

class Document;
class NextModel;

/// The coming steps, if nothing changes. A click, or Enter, runs to the end of that moment.
class NextPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NextPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] QTableView *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void runTo(const QModelIndex &index);
    void fit();
    void fitColumn(int column, double leastPx);

    Document &m_document;
    NextModel *m_model;
    QTableView *m_table;
    QLabel *m_empty;
    QChar m_widestDigit = QLatin1Char('0');
    bool m_isStale = false; // nobody has seen it since the cursor moved
};

} // namespace retryscope
