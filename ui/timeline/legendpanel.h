#pragma once

#include "ui/timeline/legendtable.h"

#include <QScrollArea>

class QLabel;

namespace retryscope {

/// Everything that the timeline draws, as it draws it, with its name and what it means.
class LegendPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit LegendPanel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    std::vector<QLabel *> m_words;
    std::vector<QLabel *> m_explanations;
};

} // namespace retryscope
