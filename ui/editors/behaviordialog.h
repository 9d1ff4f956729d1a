#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <QDialog>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace retryscope {

class FieldMessage;

/// One behaviour: when it applies, and what then becomes of a run. Keys that it does not show stay
/// as they are.
class BehaviorDialog : public QDialog
{
    Q_OBJECT

public:
    /// Takes the entry over, or says why not: then the dialog stays open and shows it.
    using Apply = std::function<std::vector<Error>(const Json &behavior)>;

    /// `behavior` is an entry of `behavior`, to begin with.
    BehaviorDialog(const Json &behavior, Apply apply, QWidget *parent = nullptr);

    /// The entry as the fields say.
    [[nodiscard]] Json behavior() const;

    void accept() override;

private:
    void buildWhen(QFormLayout &form);
    void buildOutcome(QFormLayout &form);
    void fill(const Json &behavior);
    void showWhen(const Json &when);
    void showOutcome(const Json &outcome);
    void enable();
    [[nodiscard]] Json when() const;
    [[nodiscard]] Json outcome() const;
    [[nodiscard]] QString type() const;

    Json m_original;
    Apply m_apply;
    QCheckBox *m_hasFrom;
    QDoubleSpinBox *m_from;
    QCheckBox *m_hasTo;
    QDoubleSpinBox *m_to;
    QLineEdit *m_attempts;
    QLineEdit *m_pointer;
    QLineEdit *m_value;
    QComboBox *m_type;
    QSpinBox *m_least;
    QSpinBox *m_most;
    QLineEdit *m_errorType;
    QLineEdit *m_errorMessage;
    QPlainTextEdit *m_response;
    FieldMessage *m_message;
};

} // namespace retryscope
