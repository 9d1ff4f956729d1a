#include "ui/document/documentprivate.h"

#include <algorithm>
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

std::vector<OtherRun> Document::others() const
{
    std::vector<OtherRun> runs;
    for (std::size_t i = 0; i < d->others.size(); ++i) {
        const RunChoice &choice = d->others[i];
        const auto *branch = std::get_if<BranchId>(&choice);
        const QString name = branch
            ? branchName(*branch)
            : QString::fromLatin1(retryscope::name(std::get<Profile>(choice)));
        runs.push_back({choice, name, d->otherRuns[i].trace()});
    }
    return runs;
}

void Document::show(BranchId branch)
{
    const BranchId former = shown();
    if (branch == former)
        return;
    d->branches.show(branch);
    const auto beside = std::ranges::find(d->others, RunChoice(branch));
    if (beside != d->others.end())
        *beside = former;
    emit shownChanged();
    emit contentChanged();
    d->runShown(d->scenarioOf(branch));
    d->runOthers();
    if (!d->others.empty())
        emit othersChanged();
}

void Document::compareWith(std::vector<RunChoice> runs)
{
    runs.resize(std::min(runs.size(), mostOthers));
    if (runs == d->others)
        return;
    d->others = std::move(runs);
    d->runOthers();
    emit othersChanged();
}

} // namespace retryscope
