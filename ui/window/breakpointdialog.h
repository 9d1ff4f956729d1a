#pragma once

#include "core/model/breakpoint.h"
#include "core/model/json.h"
#include "core/model/result.h"

#include <QDialog>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace retryscope {

class FieldMessage;

/// Edits one breakpoint. Conditions are checked while they are typed: what is wrong stands below
/// its field, and the breakpoint can't be accepted.
class BreakpointDialog : public QDialog
{
    Q_OBJECT

public:
    /// `entry` is shown as far as it can be read; `functions` are offered.
    BreakpointDialog(const Json &entry, const QStringList &functions, QWidget *parent = nullptr);

    /// The breakpoint as the file will hold it.
    [[nodiscard]] Json entry() const;

private:
    void build(const QStringList &functions);
    QWidget *withMessage(const char *key, QWidget *field);
    void fill(const Json &entry);
    void fillConditions(const Json &entry);
    void check();
    void showKind();
    [[nodiscard]] StopOn kind() const;
    void putConditions(Json &entry) const;

    QFormLayout *m_form;
    QComboBox *m_on;
    QLineEdit *m_function;
    QLineEdit *m_requestId;
    QPlainTextEdit *m_payload;
    QLineEdit *m_attempts;
    QComboBox *m_metric;
    QComboBox *m_side;
    QLineEdit *m_value;
    QSpinBox *m_hitCount;
    QCheckBox *m_logOnly;
    QLineEdit *m_name;
    QDialogButtonBox *m_buttons;
    std::map<std::string, FieldMessage *> m_messages; // by key
    bool m_isEnabled = true; // the dialog does not change that
};

} // namespace retryscope
