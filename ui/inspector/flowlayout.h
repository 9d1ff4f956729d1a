#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace retryscope {

/// Places items beside each other and begins a new line where they do not fit.
class FlowLayout : public QLayout
{
public:
    using QLayout::QLayout;
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &area) override;

private:
    /// Goes through the lines within `area` and says how high they are together.
    template <typename Place>
    int flow(const QRect &area, Place place) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace retryscope
