#include "ui/window/questiondialog.h"

#include "ui/editors/fieldmessage.h"
#include "ui/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace retryscope {

QuestionDialog::QuestionDialog(const QString &title, const QString &question, QWidget *parent)
    : QDialog(parent)
    , m_field(new QLineEdit)
    , m_message(new FieldMessage)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(title);
    auto *label = new QLabel(question);
    label->setWordWrap(true);
    label->setMinimumWidth(qRound(style::scaled(380)));
    label->setBuddy(m_field);
    m_field->setAccessibleName(title);
    m_field->setAccessibleDescription(question);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_field);
    layout->addWidget(m_message);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    connect(m_field, &QLineEdit::textChanged, this, &QuestionDialog::look);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    look();
}

void QuestionDialog::setCheck(Check check)
{
    m_check = std::move(check);
    look();
}

void QuestionDialog::setText(const QString &text)
{
    m_field->setText(text);
    m_field->selectAll();
}

QString QuestionDialog::text() const
{
    return m_field->text().trimmed();
}

QString QuestionDialog::message() const
{
    return m_message->text();
}

/// Nothing typed yet is not wrong, but can't be taken either.
void QuestionDialog::look()
{
    const QString problem = text().isEmpty() || !m_check ? QString() : m_check(text());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!text().isEmpty() && problem.isEmpty());
    std::vector<Error> errors;
    if (!problem.isEmpty())
        errors.push_back({{}, problem.toStdString()});
    m_message->setErrors(errors);
}

} // namespace retryscope
