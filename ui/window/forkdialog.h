#pragma once

#include "ui/document/document.h"
#include "ui/window/forkwish.h"

#include <QDialog>

#include <cstdint>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QStackedWidget;

namespace retryscope {

class AgeField;
class FieldMessage;
class ForkMaker;
class SegmentedField;
class TargetField;

/// Asks for a what-if: what is changed, of what, to what, and from when on. What AWS would refuse
/// stands below the field while the person types.
class ForkDialog : public QDialog
{
    Q_OBJECT

public:
    /// What can be changed, in the order of the choice.
    enum class What : std::uint8_t {
        MaximumAge,
        RetryAttempts,
        OnSuccess,
        OnFailure,
        DeadLetterQueue,
        Timeout,
        ReservedConcurrency,
        TargetExists,
        TargetAllowed,
        Outcome
    };

    /// Both must outlive it.
    ForkDialog(Document &document, ForkMaker &maker, QWidget *parent = nullptr);

    [[nodiscard]] What what() const;
    void setWhat(What what);
    [[nodiscard]] QString message() const; ///< what is wrong; empty: all is well

    void accept() override; ///< makes the fork
    void changeHere(); ///< makes the change to the shown run instead

private:
    void buildFields();
    void buildValues();
    void buildMoment();
    void buildButtons();
    void connectFields();
    void chooseWhat();
    void showValue();
    void refresh();
    [[nodiscard]] std::optional<ForkWish> wish() const;
    [[nodiscard]] std::optional<ForkWish> functionWish() const;
    [[nodiscard]] Result<std::vector<JsonOperation>> operations() const;

    Document &m_document;
    ForkMaker &m_maker;
    std::optional<whatif::Dispatch> m_dispatch;
    bool m_isNamed = false; // by the person
    QLineEdit *m_name;
    QComboBox *m_what;
    QComboBox *m_function;
    QComboBox *m_target;
    QLabel *m_dispatchText;
    QStackedWidget *m_of;
    QStackedWidget *m_value;
    AgeField *m_age;
    SegmentedField *m_retries;
    TargetField *m_arn;
    QString m_arnText; // that the person chose
    QSpinBox *m_timeout;
    QWidget *m_reservedRow;
    QCheckBox *m_isReserved;
    QSpinBox *m_places;
    SegmentedField *m_isTrue;
    QComboBox *m_outcome;
    FieldMessage *m_message;
    QRadioButton *m_fromHere;
    QRadioButton *m_fromStart;
    QPushButton *m_fork = nullptr;
    QPushButton *m_here = nullptr;
};

} // namespace retryscope
