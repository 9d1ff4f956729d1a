#pragma once

#include "core/rules/mythcard.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace retryscope {

class MythFilter;
class MythModel;
class PageView;

/// The myth check: the cards, those that a person wants to see, and the chosen one in full with
/// the run that shows it.
class MythCheckPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MythCheckPanel(QWidget *parent = nullptr);

    /// Shows the card of that id; the filter is cleared if it would hide it.
    void showCard(const QString &id);

signals:
    /// The run of the card is to be played by the rules of `profile`, up to the step that counts.
    void playWanted(const retryscope::MythCard &card, retryscope::Profile profile);
    void ruleWanted(const QString &rule);

private:
    void buildFilters();
    QWidget *buildCard();
    void showCurrent();
    void showCount();
    void clearFilters();
    [[nodiscard]] const MythCard *current() const;

    MythModel *m_model;
    MythFilter *m_filter;
    QLineEdit *m_words;
    QComboBox *m_document;
    QComboBox *m_holds;
    QComboBox *m_topic;
    QLabel *m_count;
    QListView *m_list;
    PageView *m_page;
    QPushButton *m_play;
    QPushButton *m_playAsTold; ///< by the rules of the document that is wrong
};

} // namespace retryscope
