#pragma once

#include "core/model/result.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace retryscope {

class Document;
class FilterField;
class FilterHelp;
class FilterSearch;
class Lanes;
class ProfileChooser;

/// The row below the transport bar: the filter, what is hidden or arranged as chips that can be
/// removed, and the rule profile.
class FilterRow : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FilterRow(Document &document, Lanes &lanes, QWidget *parent = nullptr);

    [[nodiscard]] FilterSearch &search() const { return *m_search; }
    [[nodiscard]] FilterField &field() const { return *m_field; }
    [[nodiscard]] const QLabel &message() const { return *m_message; }
    [[nodiscard]] ProfileChooser &profile() const { return *m_profile; }

    /// Shows something about the rules before their chooser.
    void addAboutRules(QWidget *widget);

public slots:
    void focusField();
    void clear();
    void goToNext();
    void goToPrevious();

signals:
    void left(); ///< the keyboard should go back to the timeline
    void refused(const QString &profile, const std::vector<retryscope::Error> &errors);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void fixHeight();
    void showResult();
    void showChips();
    void addChip(const QString &text, const QString &tip, void (FilterRow::*remove)());
    void showHidden();
    void showUngrouped();
    void showInOrder();
    void showUnpinned();
    void goTo(bool isNext);

    Document &m_document;
    Lanes &m_lanes;
    FilterSearch *m_search;
    FilterField *m_field;
    FilterHelp *m_help;
    QLabel *m_message; // what is wrong with the filter
    QWidget *m_chips;
    ProfileChooser *m_profile;
};

} // namespace retryscope
