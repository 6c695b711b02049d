<#
.SYNOPSIS
Installs Kandokoro from the folder this script lies in, for one user or for everybody, or removes it.

.DESCRIPTION
    powershell -ExecutionPolicy Bypass -File install.ps1              for the user who runs it; no rights needed
    powershell -ExecutionPolicy Bypass -File install.ps1 -Machine     for everybody; as an administrator
    powershell -ExecutionPolicy Bypass -File install.ps1 [-Machine] -Remove

Each version goes into a folder of its own: programs that run go on while a newer one is installed, and the older folder
is removed by the next installation after they have ended. Libraries are never touched.

ASCII only: Windows PowerShell reads scripts in the system's code page.
#>
[CmdletBinding()]
param(
    [switch]$Machine,
    [switch]$Remove,
    [string]$Target = ''
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$name = 'Kandokoro'
$scheme = 'kandokoro'
if ($Machine) {
    $hive = 'HKLM:'
    $programs = $env:ProgramFiles
    $menu = [Environment]::GetFolderPath('CommonPrograms')
} else {
    $hive = 'HKCU:'
    $programs = Join-Path $env:LOCALAPPDATA 'Programs'
    $menu = [Environment]::GetFolderPath('Programs')
}
if ($Target -eq '') { $Target = Join-Path $programs $name }
$urls = "$hive\Software\Classes\$scheme"
$listed = "$hive\Software\Microsoft\Windows\CurrentVersion\Uninstall\$name"
$shortcut = Join-Path $menu "$name.lnk"

function Remove-OtherVersions([string]$Kept) {
    Get-ChildItem -LiteralPath $Target -Directory | Where-Object { $_.Name -ne $Kept } | ForEach-Object {
        # What runs cannot be renamed: it stays whole until the next time.
        $doomed = "$($_.FullName).old"
        try { Rename-Item -LiteralPath $_.FullName -NewName "$($_.Name).old" } catch { return }
        Remove-Item -LiteralPath $doomed -Recurse -Force -ErrorAction SilentlyContinue
    }
}

if ($Remove) {
    foreach ($key in @($urls, $listed)) {
        if (Test-Path -LiteralPath $key) { Remove-Item -LiteralPath $key -Recurse -Force }
    }
    if (Test-Path -LiteralPath $shortcut) { Remove-Item -LiteralPath $shortcut -Force }
    if (Test-Path -LiteralPath $Target) { Remove-OtherVersions '' }
    Write-Output "Removed. Libraries stay where they are."
    exit 0
}

$source = $PSScriptRoot
$version = (Get-Item -LiteralPath (Join-Path $source 'kandokoro.exe')).VersionInfo.ProductVersion
$folder = Join-Path $Target $version
$draft = "$folder.new"
if (Test-Path -LiteralPath $draft) { Remove-Item -LiteralPath $draft -Recurse -Force }
New-Item -ItemType Directory -Path $Target -Force | Out-Null
Copy-Item -LiteralPath $source -Destination $draft -Recurse
if (Test-Path -LiteralPath $folder) { Rename-Item -LiteralPath $folder -NewName "$version.$PID.old" }
Rename-Item -LiteralPath $draft -NewName $version
# What came through the internet zone is asked about at each start otherwise.
Get-ChildItem -LiteralPath $folder -Recurse -File | Unblock-File

$program = Join-Path $folder 'kandokoro.exe'
New-Item -Path "$urls\shell\open\command" -Force | Out-Null
Set-Item -LiteralPath $urls -Value "URL:$scheme"
New-ItemProperty -LiteralPath $urls -Name 'URL Protocol' -Value '' -Force | Out-Null
Set-Item -LiteralPath "$urls\shell\open\command" -Value "`"$program`" `"%1`""

$link = (New-Object -ComObject WScript.Shell).CreateShortcut($shortcut)
$link.TargetPath = $program
$link.WorkingDirectory = $folder
$link.Save()

New-Item -Path $listed -Force | Out-Null
$everybody = if ($Machine) { ' -Machine' } else { '' }
$installer = Join-Path $folder 'install.ps1'
$removal = "powershell -ExecutionPolicy Bypass -File `"$installer`"$everybody -Remove"
$values = @{
    DisplayName = $name; DisplayVersion = $version; DisplayIcon = $program; Publisher = 'Kandokoro contributors'
    InstallLocation = $folder; UninstallString = $removal
}
foreach ($key in $values.Keys) { New-ItemProperty -LiteralPath $listed -Name $key -Value $values[$key] -Force | Out-Null }
New-ItemProperty -LiteralPath $listed -Name 'NoModify' -Value 1 -PropertyType DWord -Force | Out-Null

Remove-OtherVersions $version
Write-Output "Installed $version into $folder"
