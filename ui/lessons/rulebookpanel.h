#pragma once

#include "core/rules/ruleid.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace retryscope {

class Document;
class PageView;

/// The rulebook: all rules, those with certain words, and the chosen one in full.
class RulebookPanel : public QWidget
{
    Q_OBJECT

public:
    /// `document` tells which options are in force; it must outlive the panel.
    explicit RulebookPanel(const Document &document, QWidget *parent = nullptr);

    void showRule(RuleId rule);

signals:
    void mythWanted(const QString &id);

private:
    void fill();
    void filter(const QString &words);
    void showCurrent();

    const Document &m_document;
    QLineEdit *m_words;
    QListWidget *m_list;
    PageView *m_page;
};

} // namespace retryscope
