#pragma once

#include "core/trace/findings.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace retryscope {

class Document;

/// What a careful colleague would say about the scenario and its run: one entry a finding with
/// what, why and what to do, losses first. A click selects, and asks for the place of the setting.
class FindingsPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit FindingsPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<Finding> &findings() const { return m_findings; }

signals:
    void countChanged(int count);
    /// The user wants to see the setting at this JSON pointer of the scenario.
    void placeWanted(const QString &pointer);

private:
    void refresh();
    void activate(const Finding &finding);

    Document &m_document;
    QVBoxLayout *m_column;
    std::vector<Finding> m_findings;
};

} // namespace retryscope
