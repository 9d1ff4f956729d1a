#pragma once

#include <QPushButton>

class QAction;

namespace retryscope {

class AssumedRules;

/// How many rules that shape the run are assumed, in whole or in part; a click opens the page that
/// says what is. Hidden if there are none.
class AssumedChip : public QPushButton
{
    Q_OBJECT

public:
    /// `page` opens the page; both must outlive the chip.
    AssumedChip(AssumedRules &rules, QAction &page, QWidget *parent = nullptr);

private:
    void refresh();

    AssumedRules &m_rules;
};

} // namespace retryscope
