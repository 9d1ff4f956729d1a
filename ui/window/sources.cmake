set(sources aboutdialog.cpp assumedchip.cpp breakpointdialog.cpp breakpointpanel.cpp
    commandrows_edit.cpp
    commandrows_file.cpp commandrows_help.cpp commandrows_learn.cpp commandrows_run.cpp
    commandrows_scenario.cpp commandrows_tools.cpp commandrows_view.cpp commandrows_window.cpp
    commands.cpp commandsheet.cpp commandtable.cpp examples.cpp filecommands.cpp filterfield.cpp
    filterhelp.cpp filterrow.cpp fittinglabel.cpp forkbar.cpp forkchip.cpp forkcommands.cpp
    forkdialog.cpp forkdialog_build.cpp forkgestures.cpp forkmaker.cpp forkwish.cpp hitlogmodel.cpp
    lanecommands.cpp keysdialog.cpp keysettings.cpp layouts.cpp lessoncommands.cpp mainwindow.cpp
    mainwindow_filter.cpp mainwindow_forks.cpp mainwindow_measuring.cpp mainwindow_menus.cpp
    mainwindow_panels.cpp mainwindow_run.cpp mainwindow_view.cpp mainwindow_why.cpp messagepanel.cpp
    paneldock.cpp partflag.cpp partstrip.cpp picture.cpp pill.cpp profilechooser.cpp
    questiondialog.cpp recentfiles.cpp renderjob.cpp runcommands.cpp rununtil.cpp seedcommands.cpp
    statusline.cpp themecommands.cpp timetext.cpp timelinekeylist.cpp transportbar.cpp whylinks.cpp)
