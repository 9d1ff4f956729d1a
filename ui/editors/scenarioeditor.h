#pragma once

#include <QScrollArea>

namespace retryscope {

class BehaviorList;
class ConfigForm;
class Document;

/// Everything that can be edited about one function: its configuration and its behaviour.
class ScenarioEditor : public QScrollArea
{
    Q_OBJECT

public:
    /// The document must outlive the editor.
    explicit ScenarioEditor(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] ConfigForm &form() const { return *m_form; }

    [[nodiscard]] QSize sizeHint() const override;

public slots:
    /// Shows the function or the config that a JSON pointer into the scenario leads to, if it does.
    void showPointer(const QString &pointer);

private:
    Document &m_document;
    ConfigForm *m_form;
    BehaviorList *m_behavior;
};

} // namespace retryscope
