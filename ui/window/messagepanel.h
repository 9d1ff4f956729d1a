#pragma once

#include "core/model/result.h"

#include <QAbstractTableModel>
#include <QFrame>

#include <cstdint>
#include <vector>

class QLabel;
class QTableView;

namespace retryscope {

/// What is wrong with a file, or what an import noticed: place and words, as they were given.
class MessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : std::uint8_t { Place, Message };
    static constexpr int columns = 2;

    using QAbstractTableModel::QAbstractTableModel;

    void setMessages(std::vector<Error> messages);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<Error> m_messages;
};

/// A list of messages within the window, above the timeline: nothing has to be answered, and the
/// document stays usable. Hidden until there is something to say.
class MessagePanel : public QFrame
{
    Q_OBJECT

public:
    explicit MessagePanel(QWidget *parent = nullptr);

    /// What a person sees where a file can't be opened.
    enum class Shown { Former, Example };
    /// Errors that kept a file from being opened, so that something else is shown.
    void showErrors(const QString &path, const std::vector<Error> &errors,
                    Shown shown = Shown::Former);
    /// What is worth knowing of an import that worked; nothing is shown if there is nothing.
    void showNotes(const QString &path, const std::vector<Error> &notes);
    /// One sentence, such as a file that could not be written.
    void showSentence(const QString &heading, const QString &sentence);

    /// All messages as text, one a line, `FILE: PLACE: MESSAGE`.
    [[nodiscard]] QString text() const;

public slots:
    void copy();

private:
    void display(const QString &iconName, const QString &heading, std::vector<Error> messages);

    MessageModel *m_model;
    QLabel *m_icon;
    QLabel *m_heading;
    QTableView *m_table;
    QString m_file; // in front of each copied line
};

} // namespace retryscope
