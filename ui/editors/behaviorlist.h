#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <QWidget>

#include <cstddef>
#include <vector>

class QListView;
class QToolButton;

namespace retryscope {

class BehaviorModel;
class Document;

/// What a function does with events: when → outcome, first match wins. Add, edit, move, remove.
class BehaviorList : public QWidget
{
    Q_OBJECT

public:
    /// The document must outlive the list.
    explicit BehaviorList(Document &document, QWidget *parent = nullptr);

    /// Shows those of another function.
    void setFunction(std::size_t function);

private:
    QToolButton *addButton(const QString &iconName, const QString &tip,
                           void (BehaviorList::*slot)());
    void addEntry();
    void editEntry();
    void removeEntry();
    void moveUp();
    void moveDown();
    void move(int by);
    void enable();
    [[nodiscard]] int row() const;
    std::vector<Error> commit(const QString &text, Json::Array entries);

    Document &m_document;
    std::size_t m_function = 0;
    BehaviorModel *m_model;
    QListView *m_view;
    QToolButton *m_edit;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_remove;
};

} // namespace retryscope
