#pragma once

#include <QDialog>
#include <QString>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace retryscope {

class FieldMessage;

/// Asks for one line of text, and says while it is typed what is wrong with it.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    /// What is wrong with a text, in one sentence; empty: it can be taken.
    using Check = std::function<QString(const QString &text)>;

    QuestionDialog(const QString &title, const QString &question, QWidget *parent = nullptr);

    /// Until then every text is taken.
    void setCheck(Check check);
    void setText(const QString &text); ///< selected as a whole, so that typing replaces it
    [[nodiscard]] QString text() const; ///< without spaces at its ends
    [[nodiscard]] QString message() const; ///< what is said of the text; empty: nothing

private:
    void look();

    Check m_check;
    QLineEdit *m_field;
    FieldMessage *m_message;
    QDialogButtonBox *m_buttons;
};

} // namespace retryscope
