#pragma once

#include <QFrame>

namespace retryscope {

/// The card that explains the filter language: all terms, from the parser's own table. A click on
/// an example takes it over.
class FilterHelp : public QFrame
{
    Q_OBJECT

public:
    explicit FilterHelp(QWidget *parent = nullptr);

    /// Shows the card below `anchor`, as far as the screen allows.
    void showBelow(const QWidget &anchor);

signals:
    void exampleChosen(const QString &filter);
};

} // namespace retryscope
