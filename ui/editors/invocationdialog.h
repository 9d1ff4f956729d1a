#pragma once

#include "core/model/json.h"
#include "core/model/simtime.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QPlainTextEdit;
class QSpinBox;

namespace retryscope {

class Document;
class FieldMessage;

/// Adds calls of a function to the scenario: when, how often, by whom, with which event.
class InvocationDialog : public QDialog
{
    Q_OBJECT

public:
    /// The call is proposed for `at`. The document must outlive the dialog.
    InvocationDialog(Document &document, Instant at, QWidget *parent = nullptr);

    void accept() override;

private:
    void buildFields();
    void chooseSource(int row);
    void loadEvent();
    void checkEvent();
    [[nodiscard]] Json invocation(const Json &payload) const;

    Document &m_document;
    QComboBox *m_function;
    QDoubleSpinBox *m_at;
    QSpinBox *m_count;
    QDoubleSpinBox *m_every;
    QComboBox *m_type;
    QComboBox *m_source;
    QPlainTextEdit *m_payload;
    FieldMessage *m_message;
};

} // namespace retryscope
