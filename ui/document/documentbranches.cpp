#include "ui/document/documentprivate.h"

#include <utility>

namespace retryscope {

const std::vector<Fork> &Document::forks() const
{
    return d->branches.forks();
}

BranchId Document::shown() const
{
    return d->branches.shown();
}

QString Document::branchName(BranchId branch) const
{
    return branch ? QString::fromStdString(forks()[*branch].name) : tr("Base");
}

Json Document::branchJson(BranchId branch) const
{
    return d->branches.json(branch);
}

QString Document::freeForkName(const QString &wish) const
{
    return QString::fromStdString(d->branches.freeName(wish.toStdString()));
}

Result<std::size_t, std::vector<Error>> Document::fork(const QString &name, Instant at,
                                                       std::vector<JsonOperation> patch)
{
    const std::size_t place = forks().size();
    auto edit = d->branches.add({name.toStdString(), at, std::move(patch)}, d->fallbackTitle());
    if (!edit)
        return edit.error();
    d->commit(tr("Fork %1").arg(name), std::move(edit).value(), {});
    return place;
}

Result<std::size_t, std::vector<Error>>
Document::forkShown(const QString &name, Instant at, const std::vector<JsonOperation> &operations)
{
    std::vector<JsonOperation> patch;
    if (const BranchId branch = shown())
        patch = forks()[*branch].patch;
    patch.insert(patch.end(), operations.begin(), operations.end());
    return fork(name, at, std::move(patch));
}

std::vector<Error> Document::renameFork(std::size_t fork, const QString &name)
{
    auto edit = d->branches.rename(fork, name.toStdString(), d->fallbackTitle());
    if (!edit)
        return edit.error();
    d->commit(tr("Rename fork %1").arg(name), std::move(edit).value(), {});
    return {};
}

void Document::dropFork(std::size_t fork)
{
    d->commit(tr("Drop fork %1").arg(branchName(fork)), d->branches.drop(fork), {});
}

void Document::adoptFork(std::size_t fork)
{
    d->commit(tr("Adopt fork %1").arg(branchName(fork)), d->branches.adopt(fork), {});
}

const Trace *Document::other() const
{
    return d->otherRun.trace().get();
}

std::shared_ptr<const Trace> Document::sharedOther() const
{
    return d->otherRun.trace();
}

std::optional<BranchId> Document::otherBranch() const
{
    return d->other;
}

QString Document::otherName() const
{
    return d->other ? branchName(*d->other) : QString();
}

void Document::show(BranchId branch)
{
    const BranchId former = shown();
    if (branch == former)
        return;
    d->branches.show(branch);
    const bool areSwapped = d->other && *d->other == branch;
    if (areSwapped)
        d->other = former;
    emit shownChanged();
    emit contentChanged();
    d->runShown(d->scenarioOf(branch));
    d->runOther();
    if (areSwapped)
        emit otherChanged();
}

void Document::compareWith(std::optional<BranchId> branch)
{
    if (branch == d->other)
        return;
    d->other = branch;
    d->runOther();
    emit otherChanged();
}

} // namespace retryscope
