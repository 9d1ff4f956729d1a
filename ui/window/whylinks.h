#pragma once

#include "ui/inspector/subject.h"

#include <QObject>

#include <optional>

class QDockWidget;

namespace retryscope {

class ChartsPanel;
class Document;
class RecordInspector;
class Stepper;
class TraceTable;
class WhyPanel;

/// Leads whoever can be asked "why?" to the one panel that answers, and opens it.
class WhyLinks : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it; `panel` lies in `dock`.
    WhyLinks(Document &document, Stepper &stepper, WhyPanel &panel, QDockWidget &dock);

    /// The record inspector's fields: a click answers if the panel is open, the link opens it.
    void addRecord(RecordInspector &record);
    /// The table's cells, by its context menu.
    void addTable(TraceTable &table);
    /// The charts, by their context menu.
    void addCharts(const ChartsPanel &charts);

public slots:
    void ask(const retryscope::Subject &subject);
    void askWhat(const retryscope::Subject::What &what);
    /// Asks of what has the keyboard: a table's cell, a chart, a record's field, the part of a
    /// dispatch that is looked at; else of the selected invocation.
    void askFocused();

private:
    void open();
    [[nodiscard]] std::optional<Subject::What> focused() const;

    Document &m_document;
    Stepper &m_stepper;
    WhyPanel &m_panel;
    QDockWidget &m_dock;
    RecordInspector *m_record = nullptr;
};

} // namespace retryscope
